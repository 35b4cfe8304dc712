import { element } from '../element.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { Combobox } from './combobox.ts';
import { describeField, findFields } from './find-choices.ts';
import { hasNumber, hasValues, isOperator, OPERATOR_WORDS, OPERATORS } from './operators.ts';
import { type Condition, findFault } from './state.ts';

interface RowSetup {
  readonly id: string;
  readonly key: 'where' | 'not';
  readonly condition: Condition;
  readonly index: CatalogIndex;
  readonly onChange: (isTyping: boolean) => void;
  readonly onRemove: (row: ConditionRow) => void;
}

/** One condition: field, operator, values. */
export class ConditionRow {
  readonly element: HTMLElement;
  readonly #setup: RowSetup;
  readonly #field: Combobox;
  readonly #operator: HTMLSelectElement;
  readonly #values: HTMLTextAreaElement;
  readonly #valuesLabel: HTMLElement;
  readonly #about = element('p', { class: 'small soft' });
  readonly #fault: HTMLElement;
  #condition: Condition;

  constructor(setup: RowSetup) {
    this.#setup = setup;
    this.#condition = setup.condition;
    const { id, condition, index } = setup;
    this.#field = new Combobox({
      ...{ id: `${id}-field`, label: 'Field', placeholder: 'user.username' },
      nothing: 'Not in this catalog. It is asked as you write it.',
      find: (text) => findFields(text, index.fields),
      onPick: ({ value }) => {
        this.#field.input.value = value;
        this.#read(false);
      },
    });
    this.#operator = makeOperatorSelect(setup.key);
    this.#values = element('textarea', {
      id: `${id}-values`,
      rows: '1',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
    });
    this.#valuesLabel = element('label', { for: `${id}-values` });
    this.#fault = element('p', { id: `${id}-fault`, class: 'small build-fault' });
    this.#values.setAttribute('aria-describedby', `${id}-fault`);
    this.#field.input.value = condition.field;
    this.#operator.value = condition.operator;
    this.#values.value = condition.values.join('\n');
    this.element = this.#assemble();
    this.#listen();
    this.#show();
  }

  get condition(): Condition {
    return this.#condition;
  }

  focus(): void {
    this.#field.input.focus();
  }

  #assemble(): HTMLElement {
    const remove = element('button', { type: 'button', class: 'btn', text: 'Remove' });
    remove.addEventListener('click', () => this.#setup.onRemove(this));
    return element(
      'div',
      { class: 'build-row', role: 'group' },
      this.#field.element,
      element('label', { class: 'build-operator' }, 'Test', this.#operator),
      element('div', { class: 'build-values' }, this.#valuesLabel, this.#values),
      remove,
      this.#about,
      this.#fault,
    );
  }

  #listen(): void {
    this.#field.input.addEventListener('change', () => this.#read(false));
    this.#operator.addEventListener('change', () => this.#read(false));
    this.#values.addEventListener('input', () => this.#read(true));
    this.#values.addEventListener('change', () => this.#read(false));
  }

  #read(isTyping: boolean): void {
    const operator = isOperator(this.#operator.value) ? this.#operator.value : 'is';
    const lines = this.#values.value.split('\n').map((line) => line.trim());
    this.#condition = {
      field: this.#field.input.value.trim(),
      operator,
      values: hasValues(operator) ? [...new Set(lines)].filter((line) => line !== '') : [],
    };
    this.#show();
    this.#setup.onChange(isTyping);
  }

  #show(): void {
    const { field, operator, values } = this.#condition;
    const known = this.#setup.index.fieldOf.get(field);
    this.#about.textContent = known ? describeField(known) : '';
    this.#values.parentElement?.toggleAttribute('hidden', !hasValues(operator));
    this.#valuesLabel.textContent = hasNumber(operator) ? 'Number' : 'Values, one on each line';
    const isBegun = field !== '' && (!hasValues(operator) || values.length > 0);
    const fault = isBegun ? findFault(this.#condition, this.#setup.key) : undefined;
    this.#fault.textContent = fault === undefined ? '' : `${fault}.`;
    this.#values.setAttribute('aria-invalid', String(fault !== undefined));
  }
}

/** What denies has no place among what is left out. */
function makeOperatorSelect(key: 'where' | 'not'): HTMLSelectElement {
  const offered = OPERATORS.filter((operator) => key === 'where' || (operator !== 'isnt' && operator !== 'absent'));
  const options = offered.map((value) => element('option', { value, text: OPERATOR_WORDS[value] }));
  return element('select', { class: 'field-input' }, ...options);
}
