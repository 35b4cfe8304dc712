import { startOnPick } from './picked-dialect.ts';

/**
 * Around the query of an operation in one language. Where a dialect is picked, and else at a click on its link, which leads to the JSON
 * that holds the others, it shows them all.
 */
class QueryList extends HTMLElement {
  connectedCallback(): void {
    startOnPick(this, async (address) => {
      const { showQueries } = await import('./queries/show-queries.ts');
      await showQueries(this, address);
    });
  }
}

customElements.define('query-list', QueryList);
