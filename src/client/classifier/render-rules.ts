import type { ClassifiedEvent } from '../../audit/classify-text.ts';
import { textAt } from '../../audit/json.ts';
import type { Judgement } from '../../audit/rules/judge.ts';
import type { Verdict } from '../../audit/rules/rule.ts';
import { type Phrase, sayVerdict, type WordsContext } from '../../audit/rules/words.ts';
import type { BundledRule, RulesBundle } from '../../view/rules/rules-bundle.ts';
import { element } from '../element.ts';
import { takeInSlices } from '../slices.ts';
import type { Knowledge } from './data.ts';
import { loadRules } from './load-rules.ts';
import { renderFold, renderRule } from './render-rule.ts';
import { type CountKey, countRules, keyOfCount, type RuleCount, sayLines } from './rule-counts.ts';

type Judged = Judgement<BundledRule>;
type GroupKey = Exclude<Verdict['kind'], 'fires'> | 'fires' | 'fires-as-one';

/** What rules do: of one, and of several. */
type Words = readonly [one: string, several: string];

/** What a group of rules does, in the order in which they are shown. */
const GROUPS: Readonly<Record<GroupKey, Words>> = {
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
  const judged: Judged[] = [];
  await takeInSlices(judge.judge(item), (entry) => judged.push(entry));
  if (judged.length === 0)
    return [element('p', { class: 'soft', text: 'No rule was asked: the event does not tell what was requested.' })];
  const context = { bundle, knowledge, words: { reasons: bundle.reasons, level: textAt(item.event, 'level') } };
  const ofGroup = (key: GroupKey): readonly Judged[] => judged.filter(({ verdict }) => keyOf(verdict) === key);
  const shown = (Object.keys(GROUPS) as GroupKey[]).flatMap((key) => renderGroup(key, ofGroup(key), context));
  return [element('p', { class: 'soft small', text: introduce(judged.length, ofGroup('fires').length > 0) }), ...shown];
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

function renderGroup(key: GroupKey, judged: readonly Judged[], { bundle, knowledge, words }: Context): Node[] {
  if (judged.length === 0) return [];
  const renderEntry = ({ rule, verdict }: Judged): Node =>
    renderRule(rule, bundle, knowledge, ...sayVerdict(verdict, words).map((phrase) => renderPhrase(phrase, knowledge)));
  return [renderFold(sayCount(judged.length, GROUPS[key]), key === 'fires', () => judged.map(renderEntry))];
}

function sayCount(count: number, [one, several]: Words): string {
  return count === 1 ? `1 rule ${one}` : `${count} rules ${several}`;
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

/** What a group of rules does on several records, in the order in which they are shown. */
const COUNTED: Readonly<Record<CountKey, Words>> = {
  fires: ['fires on at least one record', 'fire on at least one record'],
  'as-one': ['matches records as some of several events', 'match records as some of several events'],
  open: ['may fire: the records do not tell', 'may fire: the records do not tell'],
  reaches: ['reaches a record, its further logic was not read', 'reach a record, their further logic was not read'],
};

/**
 * Asks every rule about several events and shows on which lines each fires or may; nothing where the answer is no longer wanted.
 * @throws Error where the rules cannot be loaded.
 */
export async function renderRuleCounts(
  events: readonly ClassifiedEvent[],
  knowledge: Knowledge,
  isWanted: () => boolean,
): Promise<readonly Node[]> {
  const { bundle, judge } = await loadRules(knowledge.toHref('/classify/rules.js'));
  const counts = new Map<BundledRule, RuleCount>();
  if (!(await takeInSlices(countRules(events, judge, counts), () => undefined, isWanted))) return [];
  const found = bundle.rules.flatMap((rule) => counts.get(rule) ?? []);
  const shown = (Object.keys(COUNTED) as CountKey[]).flatMap((key) => {
    const own = found.filter((count) => keyOfCount(count) === key);
    const renderCount = (count: RuleCount): Node => renderRule(count.rule, bundle, knowledge, sayLines(count));
    return own.length === 0 ? [] : [renderFold(sayCount(own.length, COUNTED[key]), false, () => own.map(renderCount))];
  });
  const silent = bundle.rules.length - found.length;
  const text = `Asked: ${bundle.rules.length} rules of ${events.length} records; ${silent} fire on none. Open a record to see what decided.`;
  return [element('p', { class: 'soft small', text }), ...shown];
}
