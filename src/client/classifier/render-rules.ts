import type { ClassifiedEvent } from '../../audit/classify-text.ts';
import { textAt } from '../../audit/json.ts';
import type { Judgement } from '../../audit/rules/judge.ts';
import type { Verdict } from '../../audit/rules/rule.ts';
import { type Phrase, sayVerdict, type WordsContext } from '../../audit/rules/words.ts';
import type { BundledRule, RulesBundle } from '../../view/rules-bundle.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';
import { loadRules } from './load-rules.ts';

type Judged = Judgement<BundledRule>;
type GroupKey = Exclude<Verdict['kind'], 'fires'> | 'fires' | 'fires-as-one';

/** What a group of rules does, of one and of several, in the order in which they are shown. */
const GROUPS: Readonly<Record<GroupKey, readonly [one: string, several: string]>> = {
  fires: ['fires', 'fire'],
  'fires-as-one': ['matches it as one of several events', 'match it as one of several events'],
  nearly: ['nearly fires', 'nearly fire'],
  'cannot-tell': ['may fire: this event does not tell', 'may fire: this event does not tell'],
  reaches: ['reaches this operation, its further logic was not read', 'reach this operation, their further logic was not read'],
  'does-not': ['does not fire', 'do not fire'],
};

/**
 * Asks every rule about an event and shows the verdicts in groups; those that fire are open.
 * @throws Error where the rules cannot be loaded.
 */
export async function renderRules(item: ClassifiedEvent, knowledge: Knowledge): Promise<readonly Node[]> {
  const { bundle, judge } = await loadRules(knowledge.toHref('/classify/rules.js'));
  const judged = await takeInSlices(judge.judge(item));
  if (judged.length === 0)
    return [element('p', { class: 'soft', text: 'No rule was asked: the event does not tell what was requested.' })];
  const context = { bundle, knowledge, words: { reasons: bundle.reasons, level: textAt(item.event, 'level') } };
  const ofGroup = (key: GroupKey): readonly Judged[] => judged.filter(({ verdict }) => keyOf(verdict) === key);
  const shown = (Object.keys(GROUPS) as GroupKey[]).flatMap((key) => renderGroup(key, ofGroup(key), context));
  return [element('p', { class: 'soft small', text: introduce(judged.length, ofGroup('fires').length > 0) }), ...shown];
}

/** Longest stretch of work before the page gets a turn, in milliseconds. */
const SLICE = 12;

async function takeInSlices<T>(values: Iterable<T>): Promise<readonly T[]> {
  const taken: T[] = [];
  let start = 0;
  for (const value of values) {
    taken.push(value);
    if (performance.now() - start < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  }
  return taken;
}

interface Context {
  readonly bundle: RulesBundle;
  readonly knowledge: Knowledge;
  readonly words: WordsContext;
}

function keyOf(verdict: Verdict): GroupKey {
  return verdict.kind === 'fires' && verdict.needs.length > 0 ? 'fires-as-one' : verdict.kind;
}

function introduce(count: number, anyFires: boolean): string {
  const first = anyFires ? '' : 'No rule fires for certain. ';
  return `${first}Asked: ${count} rules, each as if its own product had read this event. A rule for the log of one cloud says so.`;
}

function renderGroup(key: GroupKey, judged: readonly Judged[], context: Context): Node[] {
  if (judged.length === 0) return [];
  const [one, several] = GROUPS[key];
  const text = judged.length === 1 ? `1 rule ${one}` : `${judged.length} rules ${several}`;
  const details = element('details', {}, element('summary', { text }));
  const open = (): void => details.append(renderList(judged, context));
  if (key === 'fires') {
    details.open = true;
    open();
  } else details.addEventListener('toggle', open, { once: true });
  return [details];
}

function renderList(judged: readonly Judged[], context: Context): Node {
  return element('ul', { class: 'rules' }, ...judged.map((entry) => renderRule(entry, context)));
}

function renderRule({ rule, verdict }: Judged, { bundle, knowledge, words }: Context): Node {
  const { title, path, severity, status, log, corpus } = rule;
  const more = [bundle.vendors[corpus] ?? corpus, ...(status ? [status] : []), ...(log ? [`reads ${log}`] : [])].join(', ');
  return element(
    'li',
    {},
    element('a', { href: knowledge.toHref(path), text: title }),
    ' ',
    element('span', { class: `sev sev-${severity}`, text: severity === 'none' ? 'unrated' : severity }),
    ' ',
    element('span', { class: 'soft', text: more }),
    element('p', { class: 'small' }, ...sayVerdict(verdict, words).map((phrase) => renderPhrase(phrase, knowledge))),
  );
}

function renderPhrase({ kind, text }: Phrase, { fieldHref }: Knowledge): Node | string {
  switch (kind) {
    case 'words':
      return text;
    case 'value':
      return element('code', { text });
    case 'field': {
      const href = fieldHref(text);
      return href ? element('a', { href }, element('code', { text })) : element('code', { text });
    }
  }
}
