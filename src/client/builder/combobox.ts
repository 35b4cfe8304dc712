import { element } from '../element.ts';

export interface ComboOption {
  readonly value: string;
  readonly text: string;
  readonly note?: string | undefined;
}

interface ComboSetup {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  /** What to say where nothing fits. */
  readonly nothing: string;
  /** The options for what is typed, the best first. */
  readonly find: (text: string) => readonly ComboOption[];
  readonly onPick: (option: ComboOption) => void;
}

/**
 * A text input with a list of what fits: an ARIA combobox. Arrows move through the list, Enter takes the marked option, Escape closes it.
 * What becomes of the text then is for whoever listens.
 */
export class Combobox {
  readonly input: HTMLInputElement;
  readonly element: HTMLElement;
  readonly #list: HTMLElement;
  readonly #status = element('p', { class: 'small soft', role: 'status' });
  readonly #setup: ComboSetup;
  #options: readonly ComboOption[] = [];
  #marked = -1;

  constructor(setup: ComboSetup) {
    this.#setup = setup;
    const { id, label, placeholder } = setup;
    this.input = element('input', {
      ...{
        id,
        class: 'field-input',
        role: 'combobox',
        autocomplete: 'off',
        autocapitalize: 'off',
        spellcheck: 'false',
        placeholder,
      },
      ...{ 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-list` },
    });
    this.#list = element('ul', { id: `${id}-list`, class: 'combo-list', role: 'listbox', 'aria-label': label, hidden: '' });
    this.element = element(
      'div',
      { class: 'combo' },
      element('label', { for: id, text: label }),
      this.input,
      this.#list,
      this.#status,
    );
    this.#listen();
  }

  close(): void {
    this.#list.hidden = true;
    this.#marked = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  #listen(): void {
    this.input.addEventListener('input', () => this.#open());
    this.input.addEventListener('click', () => this.#open());
    this.input.addEventListener('blur', () => this.close());
    this.input.addEventListener('keydown', (event) => this.#pressed(event));
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault()); // the caret stays in the input
    this.#list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role=option]');
      if (option) this.#pick(Number(option.dataset['at']));
    });
  }

  #open(): void {
    this.#options = this.#setup.find(this.input.value.trim());
    this.#list.replaceChildren(...this.#options.map((option, at) => this.#makeOption(option, at)));
    this.#mark(-1);
    this.#list.hidden = this.#options.length === 0;
    this.input.setAttribute('aria-expanded', String(this.#options.length > 0));
    this.#status.textContent = this.#options.length === 0 ? this.#setup.nothing : '';
  }

  #makeOption({ text, note }: ComboOption, at: number): HTMLElement {
    const small = note === undefined ? [] : [' ', element('span', { class: 'small soft', text: note })];
    const own = { id: `${this.#setup.id}-${at}`, role: 'option', 'aria-selected': 'false', 'data-at': String(at) };
    return element('li', own, element('span', { class: 'combo-text', text }), ...small);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const isOpen = !this.#list.hidden;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (!isOpen) this.#open();
        this.#move(event.key === 'ArrowDown' ? 1 : -1);
        return;
      case 'Enter':
        event.preventDefault();
        if (isOpen && this.#options.length > 0) this.#pick(Math.max(this.#marked, 0));
        return;
      case 'Escape':
        if (isOpen) event.preventDefault();
        this.close();
    }
  }

  #move(by: number): void {
    const count = this.#options.length;
    if (count > 0) this.#mark(this.#marked < 0 ? (by > 0 ? 0 : count - 1) : (this.#marked + by + count) % count);
  }

  #mark(at: number): void {
    this.#marked = at;
    for (const [index, option] of [...this.#list.children].entries()) option.setAttribute('aria-selected', String(index === at));
    const marked = this.#list.children[at];
    if (marked) this.input.setAttribute('aria-activedescendant', marked.id);
    else this.input.removeAttribute('aria-activedescendant');
    marked?.scrollIntoView({ block: 'nearest' });
  }

  #pick(at: number): void {
    const option = this.#options[at];
    this.close();
    if (option) this.#setup.onPick(option);
  }
}
