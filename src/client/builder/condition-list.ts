import { element } from '../element.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { ConditionRow } from './condition-row.ts';
import { type Condition, findFault } from './state.ts';

export interface ListSetup {
  readonly key: 'where' | 'not';
  readonly title: string;
  readonly about: string;
  readonly add: string;
  /** Of one row: "Condition". */
  readonly noun: string;
}

/** Conditions as rows. A row that is not finished stays on the page and is no part of the state. */
export class ConditionList {
  readonly element: HTMLElement;
  readonly #setup: ListSetup;
  readonly #index: CatalogIndex;
  readonly #onChange: (conditions: readonly Condition[], isTyping: boolean) => void;
  readonly #list = element('ol', { class: 'build-rows' });
  readonly #add: HTMLButtonElement;
  #rows: readonly ConditionRow[] = [];
  #made = 0;

  constructor(setup: ListSetup, index: CatalogIndex, onChange: (conditions: readonly Condition[], isTyping: boolean) => void) {
    this.#setup = setup;
    this.#index = index;
    this.#onChange = onChange;
    this.#add = element('button', { type: 'button', class: 'btn', text: setup.add });
    this.#add.addEventListener('click', () => this.#append());
    this.element = element(
      'fieldset',
      {},
      element('legend', { text: setup.title }),
      element('p', { class: 'small soft', text: setup.about }),
      this.#list,
      this.#add,
    );
  }

  show(conditions: readonly Condition[]): void {
    this.#rows = conditions.map((condition) => this.#makeRow(condition));
    this.#arrange();
  }

  #makeRow(condition: Condition): ConditionRow {
    return new ConditionRow({
      ...{ id: `build-${this.#setup.key}-${++this.#made}`, key: this.#setup.key, condition, index: this.#index },
      onChange: (isTyping) => this.#tell(isTyping),
      onRemove: (row) => this.#remove(row),
    });
  }

  #append(): void {
    const row = this.#makeRow({ field: '', operator: 'is', values: [] });
    this.#rows = [...this.#rows, row];
    this.#arrange();
    row.focus();
  }

  #remove(row: ConditionRow): void {
    this.#rows = this.#rows.filter((other) => other !== row);
    this.#arrange();
    this.#tell(false);
    this.#add.focus();
  }

  #arrange(): void {
    for (const [at, row] of this.#rows.entries()) row.element.setAttribute('aria-label', `${this.#setup.noun} ${at + 1}`);
    this.#list.hidden = this.#rows.length === 0;
    this.#list.replaceChildren(...this.#rows.map((row) => element('li', {}, row.element)));
  }

  #tell(isTyping: boolean): void {
    const conditions = this.#rows.map(({ condition }) => condition);
    this.#onChange(
      conditions.filter((condition) => findFault(condition, this.#setup.key) === undefined),
      isTyping,
    );
  }
}
