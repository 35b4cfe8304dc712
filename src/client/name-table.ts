import { onDialectPicked, readPickedDialect } from './picked-dialect.ts';

/** Lets the names of the picked dialect stand first in its table. */
class NameTable extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.#show(readPickedDialect());
    this.#end = onDialectPicked((id) => this.#show(id));
  }

  disconnectedCallback(): void {
    this.#end?.();
  }

  #show(id: string | undefined): void {
    const table = this.querySelector('table');
    for (const body of [...(table?.tBodies ?? [])]) {
      body.classList.toggle('picked', body.dataset['dialect'] === id);
      if (body.dataset['dialect'] === id) table?.tHead?.after(body);
    }
  }
}

customElements.define('name-table', NameTable);
