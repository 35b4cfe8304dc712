import { element } from './element.ts';
import {
  ALL,
  type Choice,
  choicesOf,
  FILTER_KEYS,
  type FilterKey,
  keepKnown,
  matchesRow,
  type RowFacts,
  readState,
  type State,
  writeState,
} from './rules/filter.ts';

interface Row {
  readonly element: HTMLTableRowElement;
  readonly facts: RowFacts;
}

const LABELS: Readonly<Record<FilterKey, string>> = {
  vendor: 'Vendor',
  severity: 'Severity',
  status: 'Status',
  technique: 'Technique',
  language: 'Language',
  resource: 'Resource',
  health: 'Health',
};

/**
 * Puts filters above the table of rules inside it. What they are set to stands in the query of the address, so that a view can be shared
 * and comes back after a reload. Without the script the table is just there.
 */
class RuleFilter extends HTMLElement {
  #rows: readonly Row[] = [];
  #state: State = new Map();
  readonly #count = element('output', { 'aria-live': 'polite' });
  readonly #clear = element('button', { type: 'button', class: 'btn', text: 'Clear filters', hidden: '' });

  connectedCallback(): void {
    const table = this.querySelector('table');
    if (!table || this.querySelector('.bar')) return;
    this.#rows = readRows(table);
    this.#state = keepKnown(readState(location.search), this.#facts());
    this.prepend(this.#makeBar());
    this.#apply();
  }

  #makeBar(): HTMLElement {
    const controls = [this.#makeText(), ...FILTER_KEYS.flatMap((key) => this.#makeSelect(key) ?? [])];
    this.#clear.addEventListener('click', () => this.#reset());
    const line = element('div', { class: 'count soft small' }, this.#count, this.#clear);
    return element('div', { class: 'bar no-print', role: 'search', 'aria-label': 'Filter the rules' }, ...controls, line);
  }

  #makeText(): HTMLElement {
    const input = element('input', { type: 'search', name: 'q', autocomplete: 'off', spellcheck: 'false' });
    input.value = this.#state.get('q') ?? '';
    input.addEventListener('input', () => this.#set('q', input.value));
    return element('label', {}, 'Words', input);
  }

  /** A choice among less than two values is none. */
  #makeSelect(key: FilterKey): HTMLElement | undefined {
    const choices = choicesOf(key, this.#facts());
    if (choices.length < 2 && key !== 'health') return undefined;
    const select = element('select', { name: key }, ...[{ value: ALL, text: 'All' }, ...choices].map(toOption));
    select.value = this.#state.get(key) ?? ALL;
    select.addEventListener('change', () => this.#set(key, select.value));
    return element('label', {}, LABELS[key], select);
  }

  #facts(): RowFacts[] {
    return this.#rows.map(({ facts }) => facts);
  }

  #set(key: string, value: string): void {
    const state = new Map(this.#state);
    if (value === (key === 'q' ? '' : ALL)) state.delete(key);
    else state.set(key, value);
    this.#state = state;
    history.replaceState(history.state, '', `${location.pathname}${writeState(state)}${location.hash}`);
    this.#apply();
  }

  #reset(): void {
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.bar :is(input, select)'))
      control.value = control.name === 'q' ? '' : ALL;
    this.#state = new Map();
    history.replaceState(history.state, '', `${location.pathname}${location.hash}`);
    this.#apply();
    this.querySelector<HTMLInputElement>('.bar input')?.focus();
  }

  #apply(): void {
    const shown = this.#rows.filter(({ facts }) => matchesRow(facts, this.#state));
    const isShown = new Set(shown);
    for (const row of this.#rows) row.element.hidden = !isShown.has(row);
    this.#count.textContent = `${shown.length} of ${this.#rows.length} rules`;
    this.#clear.hidden = this.#state.size === 0;
  }
}

function toOption({ value, text }: Choice): HTMLOptionElement {
  return element('option', { value, text });
}

/** What the cells say, and what stands in the attributes of the row: the language, and resources that the cell leaves out. */
function readRows(table: HTMLTableElement): Row[] {
  const columns = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.dataset['key']);
  return [...(table.tBodies[0]?.rows ?? [])].map((row) => {
    const cells = [...row.cells].map((cell, index): [string, string] => [columns[index] ?? 'title', cell.textContent.trim()]);
    const hidden = Object.entries(row.dataset).map(([key, value]): [string, string] => [key, value ?? '']);
    return { element: row, facts: new Map([...cells, ...hidden]) };
  });
}

customElements.define('rule-filter', RuleFilter);
