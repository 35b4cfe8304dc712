import { readPickedDialect } from './picked-dialect.ts';

/**
 * Around the query of an operation in one language. Where a dialect is picked, and else at a click on its link, which leads to the JSON
 * that holds the others, it shows them all.
 */
class QueryList extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    if (readPickedDialect() !== undefined) void this.#start(link.href).catch(() => undefined);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.#start(link.href).then(
        () => this.querySelector('summary')?.focus(),
        () => location.assign(link.href),
      );
    });
  }

  /** @throws Error where the queries cannot be loaded; what is there then stays. */
  async #start(address: string): Promise<void> {
    const { showQueries } = await import('./queries/show-queries.ts');
    await showQueries(this, address);
  }
}

customElements.define('query-list', QueryList);
