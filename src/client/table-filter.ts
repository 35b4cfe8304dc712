/**
 * Makes the table inside it filterable and sortable in place. Rows keep their groups (tbody); a group without matches is hidden.
 * Sorting stays within
 * a group, by the text of the cells, or by their `data-sort`. The words typed must all occur in a row.
 */
class TableFilter extends HTMLElement {
  connectedCallback(): void {
    const table = this.querySelector('table');
    if (!table || this.querySelector('.bar')) return;
    this.prepend(this.#makeBar(table));
    this.#makeSortable(table);
  }

  #makeBar(table: HTMLTableElement): HTMLElement {
    const bar = document.createElement('div');
    const input = document.createElement('input');
    const count = document.createElement('output');
    bar.className = 'bar no-print';
    input.type = 'search';
    input.className = 'field-input';
    input.placeholder = 'Filter this table';
    input.setAttribute('aria-label', `Filter: ${table.caption?.textContent?.trim() ?? 'table'}`);
    count.className = 'soft small';
    input.addEventListener('input', () => {
      const { shown, all } = filterRows(table, input.value);
      count.textContent = input.value.trim() === '' ? '' : `${shown} of ${all}`;
    });
    bar.append(input, count);
    return bar;
  }

  #makeSortable(table: HTMLTableElement): void {
    for (const [index, head] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sortRows(table, head, index));
      head.append(button);
    }
  }
}

function filterRows(table: HTMLTableElement, text: string): { shown: number; all: number } {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  let all = 0;
  for (const body of table.tBodies) {
    const rows = dataRows(body);
    const matching = rows.filter((row) => words.every((word) => row.textContent.toLowerCase().includes(word)));
    for (const row of rows) row.hidden = !matching.includes(row);
    body.hidden = matching.length === 0;
    shown += matching.length;
    all += rows.length;
  }
  return { shown, all };
}

function sortRows(table: HTMLTableElement, head: HTMLTableCellElement, index: number): void {
  const down = head.ariaSort === 'ascending';
  for (const cell of table.tHead?.rows[0]?.cells ?? []) cell.removeAttribute('aria-sort');
  head.ariaSort = down ? 'descending' : 'ascending';
  const text = (row: HTMLTableRowElement): string =>
    row.cells[index]?.dataset['sort'] ?? row.cells[index]?.textContent.trim() ?? '';
  for (const body of table.tBodies) {
    const rows = dataRows(body).sort((a, b) => text(a).localeCompare(text(b), 'en', { numeric: true }));
    body.append(...(down ? rows.reverse() : rows));
  }
}

/** Rows of a group without its head, which stays first. */
function dataRows(body: HTMLTableSectionElement): HTMLTableRowElement[] {
  return [...body.rows].filter((row) => !row.querySelector('[scope="rowgroup"]'));
}

customElements.define('table-filter', TableFilter);
