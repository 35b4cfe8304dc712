import { isState } from './builder/state.ts';
import { element } from './element.ts';

/**
 * The builder of queries. At first there is one input; the rest, and the catalog, are loaded when somebody turns to it, or comes with a
 * state in the address.
 */
class QueryBuilder extends HTMLElement {
  #isStarted = false;

  connectedCallback(): void {
    const place = element('div', { class: 'build' });
    const input = element('input', {
      id: 'build-first',
      class: 'field-input',
      autocomplete: 'off',
      placeholder: 'create pods/exec',
    });
    const label = element('label', { for: 'build-first', text: 'Add an operation, by verb, resource or path' });
    place.append(
      element('div', { class: 'build-form' }, element('fieldset', {}, element('legend', { text: 'Operations' }), label, input)),
    );
    this.append(place);
    for (const hidden of this.querySelectorAll<HTMLElement>('[data-with-script]')) hidden.hidden = false;
    const start = (focus: boolean): void => void this.#start(place, input, focus);
    input.addEventListener('focus', () => start(true));
    window.addEventListener('hashchange', () => isState(location.hash) && start(false));
    if (isState(location.hash)) start(false);
  }

  async #start(place: HTMLElement, input: HTMLInputElement, isFocused: boolean): Promise<void> {
    if (this.#isStarted) return;
    this.#isStarted = true;
    try {
      const { startBuilder } = await import('./builder/start.ts');
      const { data = '', rules = '' } = this.dataset;
      const { focus } = await startBuilder(place, { data, rules });
      if (!isFocused) return;
      focus();
      const [typed, next] = [input.value, document.activeElement];
      if (typed === '' || !(next instanceof HTMLInputElement)) return;
      next.value = typed;
      next.dispatchEvent(new Event('input'));
    } catch {
      this.#isStarted = false;
      const text = 'The builder cannot be loaded. Check the connection and try again.';
      if (!place.querySelector('.warn')) place.append(element('p', { class: 'warn', role: 'alert', text }));
    }
  }
}

customElements.define('query-builder', QueryBuilder);
