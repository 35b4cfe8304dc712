import { readPickedDialect } from './picked-dialect.ts';

/**
 * Stands before tables of fields. Where a dialect is picked, its names are loaded and shown; else its link, which leads to the list of
 * dialects, turns into a choice at the first click.
 */
class DialectPicker extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    if (readPickedDialect() !== undefined) void this.#start().catch(() => undefined);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.#start().then(
        () => this.querySelector('select')?.focus(),
        () => location.assign(link.href),
      );
    });
  }

  /** @throws Error where the names cannot be loaded; the link then stays. */
  async #start(): Promise<void> {
    const { startNaming } = await import('./dialects/show-names.ts');
    await startNaming(this);
  }
}

customElements.define('dialect-picker', DialectPicker);
