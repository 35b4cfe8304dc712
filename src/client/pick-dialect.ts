import { onDialectPicked, pickDialect, readPickedDialect } from './picked-dialect.ts';

/** A button that shows the names of `data-dialect` on all pages, or does so no more. */
class PickDialect extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    const id = this.dataset['dialect'];
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn';
    const show = (picked: string | undefined): void => {
      button.setAttribute('aria-pressed', String(picked === id));
      button.textContent = picked === id ? 'These names are shown on all pages' : 'Show these names on all pages';
    };
    button.addEventListener('click', () => pickDialect(readPickedDialect() === id ? undefined : id));
    show(readPickedDialect());
    this.#end = onDialectPicked(show);
    this.replaceChildren(button);
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}

customElements.define('pick-dialect', PickDialect);
