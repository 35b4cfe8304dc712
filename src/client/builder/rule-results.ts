import type { BundledRule, RulesBundle } from '../../view/rules/rules-bundle.ts';
import { element } from '../element.ts';
import { toHref } from '../search/site-base.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { type FoundRules, findRules, type RuleMatch } from './find-rules.ts';
import { describeMatch, describeRules } from './rule-words.ts';
import type { BuildState } from './state.ts';

/** Rules that stand open; the rest is behind a click. */
const FIRST = 12;

/** Rules that look for what the query does. They are loaded with the first query. */
export class RuleResults {
  readonly element = element('div', { class: 'build-rules' });
  readonly #index: CatalogIndex;
  readonly #address: string;
  #loading: Promise<RulesBundle> | undefined;
  #turn = 0;

  constructor(index: CatalogIndex, address: string) {
    this.#index = index;
    this.#address = address;
  }

  async show(state: BuildState): Promise<void> {
    const turn = ++this.#turn;
    const { operations, where, not } = state;
    if (operations.length + where.length + not.length === 0) {
      this.element.replaceChildren(element('p', { class: 'soft', text: 'Choose an operation or a field to see them.' }));
      return;
    }
    if (!this.#loading) this.element.replaceChildren(element('p', { class: 'soft', text: 'Asking the rules…' }));
    const bundle = await this.#load();
    if (turn !== this.#turn) return;
    const text = 'The rules cannot be loaded. Check the connection and change something.';
    this.element.replaceChildren(
      ...(bundle ? makeList(findRules(state, bundle.rules, this.#index), bundle) : [element('p', { text })]),
    );
  }

  async #load(): Promise<RulesBundle | undefined> {
    this.#loading ??= import(/* @vite-ignore */ this.#address).then(
      (module: { readonly default: RulesBundle }) => module.default,
    );
    try {
      return await this.#loading;
    } catch {
      this.#loading = undefined;
      return undefined;
    }
  }
}

function makeList(found: FoundRules, { vendors }: RulesBundle): HTMLElement[] {
  const items = found.matches.map((match) => makeItem(match, found.operations, vendors));
  const rest = items.slice(FIRST);
  return [
    element('p', { text: describeRules(found) }),
    ...(found.matches.length > 0 ? [element('p', { class: 'small soft', text: countVendors(found, vendors) })] : []),
    element('ul', { class: 'rules' }, ...items.slice(0, FIRST)),
    ...(rest.length > 0
      ? [
          element(
            'details',
            {},
            element('summary', { text: `${rest.length} more, less close` }),
            element('ul', { class: 'rules' }, ...rest),
          ),
        ]
      : []),
  ];
}

/** "By vendor: Elastic 5, Falco 3." */
function countVendors({ matches }: FoundRules, vendors: RulesBundle['vendors']): string {
  const groups = [...Map.groupBy(matches, ({ rule }) => rule.corpus)].toSorted((a, b) => b[1].length - a[1].length);
  return `Listed by vendor: ${groups.map(([corpus, rules]) => `${vendors[corpus] ?? corpus} ${rules.length}`).join(', ')}.`;
}

function makeItem(match: RuleMatch, operations: number, vendors: RulesBundle['vendors']): HTMLElement {
  const { rule } = match;
  const link = element('a', { href: toHref(rule.path), text: rule.title });
  const severity = element('span', { class: `sev sev-${rule.severity}`, text: rule.severity });
  const facts = element('span', {
    class: 'small soft',
    text: [vendors[rule.corpus] ?? rule.corpus, ...statusOf(rule)].join(', '),
  });
  const words = element('p', { class: 'small', text: describeMatch(match, operations).join(' ') });
  return element('li', {}, link, ' ', severity, ' ', facts, words);
}

function statusOf({ status }: BundledRule): string[] {
  return status === undefined ? [] : [status];
}
