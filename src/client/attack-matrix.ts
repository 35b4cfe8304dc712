import { element } from './element.ts';

interface Cell {
  readonly element: HTMLElement;
  readonly number: HTMLElement;
  readonly operations: HTMLElement | null;
  readonly text: string;
  readonly heat: string;
  /** Rules by corpus. */
  readonly by: ReadonlyMap<string, number>;
}

const KEY = 'vendor';

/**
 * Puts a choice of vendor above the matrix inside it: its cells then count that vendor's rules. The choice stands in the query of the address.
 * Without the script the matrix counts all rules.
 */
class AttackMatrix extends HTMLElement {
  #cells: readonly Cell[] = [];
  #steps: readonly number[] = [];
  readonly #said = element('output', { class: 'small soft', 'aria-live': 'polite' });

  connectedCallback(): void {
    if (this.querySelector('.bar')) return;
    this.#cells = [...this.querySelectorAll<HTMLElement>('.tactic li')].flatMap(readCell);
    this.#steps = (this.dataset['steps'] ?? '').split(' ').map(Number);
    const vendors = JSON.parse(this.dataset['vendors'] ?? '[]') as [string, string][];
    const options = [['', 'All vendors'], ...vendors].map(([value = '', text = '']) => element('option', { value, text }));
    const select = element('select', { name: KEY }, ...options);
    const wanted = new URLSearchParams(location.search).get(KEY) ?? '';
    select.value = vendors.some(([id]) => id === wanted) ? wanted : '';
    select.addEventListener('change', () => this.#choose(select.value));
    this.prepend(
      element(
        'div',
        { class: 'bar no-print', role: 'search', 'aria-label': 'Count the rules of one vendor' },
        element('label', {}, 'Vendor', select),
        this.#said,
      ),
    );
    if (select.value !== '') this.#count(select.value);
  }

  #choose(vendor: string): void {
    const query = vendor === '' ? '' : `?${new URLSearchParams([[KEY, vendor]])}`;
    history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`);
    this.#count(vendor);
  }

  #count(vendor: string): void {
    const counted = new Set<string>();
    for (const cell of this.#cells) {
      const count = cell.by.get(vendor) ?? 0;
      const heat = `h${this.#steps.filter((least) => count >= least).length}`;
      cell.element.classList.remove('h0', 'h1', 'h2', 'h3', 'h4');
      cell.element.classList.add(vendor === '' ? cell.heat : heat);
      cell.number.textContent = vendor === '' ? cell.text : `${count} ${count === 1 ? 'rule' : 'rules'}`;
      if (cell.operations) cell.operations.hidden = vendor !== '';
      if (count > 0) counted.add(cell.element.querySelector('a')?.href ?? '');
    }
    this.#said.textContent =
      vendor === '' ? '' : `${counted.size} ${counted.size === 1 ? 'technique has' : 'techniques have'} rules`;
  }
}

function readCell(cell: HTMLElement): Cell[] {
  const number = cell.querySelector<HTMLElement>('.n');
  if (!number) return [];
  const by = new Map(
    (cell.dataset['by'] ?? '').split(',').map((pair): [string, number] => {
      const [corpus = '', count = '0'] = pair.split(' ');
      return [corpus, Number(count)];
    }),
  );
  const heat = [...cell.classList].find((name) => /^h\d$/.test(name)) ?? 'h0';
  return [{ element: cell, number, operations: cell.querySelector('.o'), text: number.textContent ?? '', heat, by }];
}

customElements.define('attack-matrix', AttackMatrix);
