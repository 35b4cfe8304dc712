import { element } from '../element.ts';
import { type CatalogIndex, findActs } from './catalog-index.ts';
import { Combobox } from './combobox.ts';
import { createOperationFinder, type OperationChoice } from './find-choices.ts';

/** The choice of operations: a combobox, and what is chosen as a list with a button each. */
export class ChooseOperations {
  readonly element: HTMLElement;
  readonly #combo: Combobox;
  readonly #chips = element('ul', { class: 'chips', 'aria-label': 'Chosen operations' });
  readonly #index: CatalogIndex;
  readonly #onChange: (ids: readonly string[]) => void;
  #ids: readonly string[] = [];

  constructor(index: CatalogIndex, onChange: (ids: readonly string[]) => void) {
    this.#index = index;
    this.#onChange = onChange;
    const find = createOperationFinder(index);
    this.#combo = new Combobox({
      ...{ id: 'build-operation', label: 'Add an operation, by verb, resource or path', placeholder: 'create pods/exec' },
      nothing: 'No operation is called so.',
      find,
      onPick: (option) => this.#add((option as OperationChoice).ids),
    });
    this.element = element(
      'fieldset',
      {},
      element('legend', { text: 'Operations' }),
      element('p', { class: 'small soft', text: 'Any of these; of none, every request.' }),
      this.#combo.element,
      this.#chips,
    );
  }

  /** The input to put the caret into. */
  get input(): HTMLInputElement {
    return this.#combo.input;
  }

  show(ids: readonly string[]): void {
    this.#ids = ids;
    const { acts } = findActs(ids, this.#index);
    this.#chips.hidden = acts.length === 0;
    this.#chips.replaceChildren(...acts.map((act) => this.#makeChip(act.title, act.note, act.ids)));
  }

  #makeChip(title: string, note: string | undefined, ids: readonly string[]): HTMLElement {
    const remove = element('button', { type: 'button', 'aria-label': `Remove ${title}`, text: '×' });
    remove.addEventListener('click', () => {
      this.#change(this.#ids.filter((id) => !ids.includes(id)));
      this.input.focus();
    });
    const small = note === undefined ? [] : [element('span', { class: 'small soft', text: note })];
    return element('li', {}, element('span', { class: 'chip-text', text: title }), ...small, remove);
  }

  #add(ids: readonly string[]): void {
    this.input.value = '';
    this.#change([...new Set([...this.#ids, ...ids])]);
  }

  #change(ids: readonly string[]): void {
    this.show(ids);
    this.#onChange(ids);
  }
}
