import type { Facets, SearchKind } from '../../view/search/search-file.ts';
import { element } from '../element.ts';
import { countValues, FILTER_NAMES, type FilterName, type Filters, hasFilters } from './filters.ts';
import { KIND_LABELS } from './groups.ts';

const LABELS: Readonly<Record<FilterName, string>> = {
  ...{ kind: 'Kind', verb: 'Verb', group: 'API group', scope: 'Scope' },
  ...{ vendor: 'Vendor', technique: 'Technique' },
};

/** The row of filters of the search page. Each choice says how many of the results listed it would leave. */
export class FilterBar {
  readonly element: HTMLElement;
  readonly #selects: ReadonlyMap<FilterName, HTMLSelectElement>;
  readonly #clear = element('button', { type: 'button', class: 'btn', hidden: '' }, 'Clear filters');

  /** `onChange` is told the new filters when a person chose one. */
  constructor(onChange: (filters: Filters) => void) {
    this.#selects = new Map(FILTER_NAMES.map((name) => [name, element('select', { class: 'field-input' })]));
    const labels = [...this.#selects].map(([name, select]) =>
      element('label', {}, element('span', { class: 'small soft' }, LABELS[name]), select),
    );
    this.element = element('div', { role: 'group', 'aria-label': 'Filters', class: 'search-filters' }, ...labels, this.#clear);
    for (const select of this.#selects.values()) select.addEventListener('change', () => onChange(this.#read()));
    this.#clear.addEventListener('click', () => onChange({}));
  }

  /** Shows the filters chosen, and the choices that the things listed leave. */
  show(listed: readonly Facets[], filters: Filters): void {
    for (const [name, select] of this.#selects) {
      const counts = countValues(listed, filters, name);
      const chosen = filters[name];
      const values = [...new Set([...counts.keys(), ...(chosen === undefined ? [] : [chosen])])].sort();
      const options = values.map((value) => element('option', { value }, `${labelOf(name, value)} (${counts.get(value) ?? 0})`));
      select.replaceChildren(element('option', { value: '' }, 'All'), ...options);
      select.value = chosen ?? '';
    }
    this.#clear.hidden = !hasFilters(filters);
  }

  #read(): Filters {
    return Object.fromEntries(
      [...this.#selects].filter(([, { value }]) => value !== '').map(([name, { value }]) => [name, value]),
    );
  }
}

function labelOf(name: FilterName, value: string): string {
  return name === 'kind' ? (KIND_LABELS[value as SearchKind] ?? value) : value;
}
