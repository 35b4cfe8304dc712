import type { BuilderData } from '../../view/builder-data.ts';
import { element } from '../element.ts';
import { type CatalogIndex, createCatalogIndex, findActs } from './catalog-index.ts';
import { ChooseOperations } from './choose-operations.ts';
import { ChooseOutcome } from './choose-outcome.ts';
import { ConditionList, type ListSetup } from './condition-list.ts';
import { QueryResults } from './query-results.ts';
import { RuleResults } from './rule-results.ts';
import { type BuildState, EMPTY, isState, readState, writeState } from './state.ts';
import { isOpen, toSearch } from './to-search.ts';
import { findWarnings } from './warnings.ts';

/** Pauses after a change in milliseconds: until rules are asked, and until a reader is told. */
const [RULES_PAUSE, TELL_PAUSE] = [250, 900];

export interface StartedBuilder {
  /** Puts the caret into the choice of operations. */
  readonly focus: () => void;
}

/**
 * Loads the catalog and puts the form and its results into `place`.
 * @throws Error where the catalog cannot be loaded.
 */
export async function startBuilder(place: HTMLElement, addresses: { data: string; rules: string }): Promise<StartedBuilder> {
  const answer = await fetch(addresses.data);
  if (!answer.ok) throw new Error(`Cannot load "${addresses.data}": ${answer.status}`);
  const builder = new Builder(createCatalogIndex((await answer.json()) as BuilderData), addresses.rules);
  place.replaceChildren(builder.form, builder.result);
  builder.follow();
  return { focus: () => builder.focus() };
}

class Builder {
  readonly form: HTMLElement;
  readonly result: HTMLElement;
  readonly #index: CatalogIndex;
  readonly #operations: ChooseOperations;
  readonly #where: ConditionList;
  readonly #not: ConditionList;
  readonly #outcome: ChooseOutcome;
  readonly #queries: QueryResults;
  readonly #rules: RuleResults;
  readonly #problems = element('div', { class: 'warn', role: 'alert', hidden: '' });
  readonly #warnings = element('ul', { class: 'build-warnings small' });
  readonly #hint = element('p', { class: 'soft', text: 'Choose an operation or add a condition.' });
  readonly #told = element('p', { class: 'build-told', role: 'status' });
  #state: BuildState = EMPTY;
  #timers: number[] = [];
  /** The newest entry of the history is one that is still being typed. */
  #isTyped = false;

  constructor(index: CatalogIndex, rules: string) {
    this.#index = index;
    this.#operations = new ChooseOperations(index, (operations) => this.#change({ operations }, false));
    this.#where = new ConditionList(WHERE, index, (where, isTyping) => this.#change({ where }, isTyping));
    this.#not = new ConditionList(NOT, index, (not, isTyping) => this.#change({ not }, isTyping));
    this.#outcome = new ChooseOutcome((outcome, isOneRecord) => this.#change({ outcome, isOneRecord }, false));
    this.#queries = new QueryResults(index);
    this.#rules = new RuleResults(index, rules);
    const parts = [this.#operations, this.#where, this.#not, this.#outcome];
    this.form = element('div', { class: 'build-form' }, ...parts.map((part) => part.element));
    this.result = this.#makeResult();
  }

  focus(): void {
    this.#operations.input.focus();
  }

  /** Shows the state of the address, and from then on each that it changes to. */
  follow(): void {
    this.#readAddress();
    window.addEventListener('hashchange', () => isStateHere() && this.#readAddress());
  }

  #makeResult(): HTMLElement {
    const clear = element('button', { type: 'button', class: 'btn no-print', text: 'Start again' });
    clear.addEventListener('click', () => {
      history.pushState(null, '', `${location.pathname}${location.search}`);
      this.#readAddress();
      this.focus();
    });
    return element(
      'div',
      { class: 'build-result' },
      this.#problems,
      element('div', { class: 'build-head' }, element('h2', { text: 'Query' }), clear),
      this.#told,
      this.#hint,
      this.#warnings,
      this.#queries.element,
      element('h2', { text: 'Rules that already look for it' }),
      this.#rules.element,
    );
  }

  #readAddress(): void {
    const { state, problems } = isStateHere() ? readState(location.hash) : { state: EMPTY, problems: [] };
    const { unknown } = findActs(state.operations, this.#index);
    this.#state = { ...state, operations: state.operations.filter((id) => !unknown.includes(id)) };
    this.#showProblems([...problems, ...unknown.map((id) => `Cannot find the operation "${id}"`)]);
    this.#operations.show(this.#state.operations);
    this.#where.show(state.where);
    this.#not.show(state.not);
    this.#outcome.show(state.outcome, state.isOneRecord);
    this.#showState();
  }

  #change(part: Partial<BuildState>, isTyping: boolean): void {
    const next = { ...this.#state, ...part };
    const hash = writeState(next);
    const isNew = hash !== writeState(this.#state);
    this.#state = next;
    const address = `${location.pathname}${location.search}${hash}`;
    if (isNew && isTyping && this.#isTyped) history.replaceState(history.state, '', address);
    else if (isNew) history.pushState(null, '', address);
    this.#isTyped = isTyping;
    if (!isNew) return;
    this.#showProblems([]);
    this.#showState();
    this.#tell();
  }

  #showState(): void {
    const isEmpty = isOpen(this.#state);
    const warnings = isEmpty ? [] : findWarnings(this.#state, this.#index);
    this.#hint.hidden = !isEmpty;
    this.#queries.element.hidden = isEmpty;
    this.#warnings.hidden = warnings.length === 0;
    this.#warnings.replaceChildren(...warnings.map((text) => element('li', { text })));
    if (!isEmpty) this.#queries.show(toSearch(this.#state, this.#index), this.#titleOf());
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [window.setTimeout(() => void this.#rules.show(this.#state), RULES_PAUSE)];
  }

  /** Of a rule in Sigma or Falco. */
  #titleOf(): string {
    const titles = findActs(this.#state.operations, this.#index).acts.map(({ title }) => title);
    return titles.length === 0 ? 'Kubernetes requests' : titles.join('; ').slice(0, 180);
  }

  #tell(): void {
    this.#told.textContent = '';
    this.#timers.push(window.setTimeout(() => (this.#told.textContent = 'Query updated'), TELL_PAUSE));
  }

  #showProblems(problems: readonly string[]): void {
    this.#problems.hidden = problems.length === 0;
    this.#problems.replaceChildren(
      element('p', { text: 'A part of the address could not be read, and the query is made without it:' }),
      element('ul', {}, ...problems.map((problem) => element('li', { text: `${problem}.` }))),
    );
  }
}

function isStateHere(): boolean {
  return location.hash === '' || isState(location.hash);
}

const WHERE: ListSetup = {
  ...{ key: 'where', title: 'Conditions', about: 'All of these have to be met.' },
  ...{ add: 'Add a condition', noun: 'Condition' },
};
const NOT: ListSetup = {
  ...{ key: 'not', title: 'Exclusions', about: 'What fits one of these is left out.' },
  ...{ add: 'Add an exclusion', noun: 'Exclusion' },
};
