import { startOnPick } from './picked-dialect.ts';

/**
 * Stands before tables of fields. Where a dialect is picked, its names are loaded and shown; else its link, which leads to the list of
 * dialects, turns into a choice at the first click.
 */
class DialectPicker extends HTMLElement {
  connectedCallback(): void {
    startOnPick(this, async () => {
      const { startNaming } = await import('./dialects/show-names.ts');
      await startNaming(this);
    });
  }
}

customElements.define('dialect-picker', DialectPicker);
