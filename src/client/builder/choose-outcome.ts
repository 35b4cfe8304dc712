import type { Outcome } from '../../queries/search.ts';
import { element } from '../element.ts';

const OUTCOMES: readonly (readonly [Outcome, string, string])[] = [
  ['any', 'Any', ''],
  ['effect', 'Took effect', 'code below 400'],
  ['refused', 'Refused', 'code 401 or 403'],
  ['failed', 'Failed otherwise', 'any other code from 400 up'],
];

/** The choice of the outcome, and of one record of each request. */
export class ChooseOutcome {
  readonly element: HTMLElement;
  readonly #radios: readonly HTMLInputElement[];
  readonly #one = element('input', { type: 'checkbox' });

  constructor(onChange: (outcome: Outcome, isOneRecord: boolean) => void) {
    this.#radios = OUTCOMES.map(([value]) => element('input', { type: 'radio', name: 'build-outcome', value }));
    const labels = OUTCOMES.map(([, text, note], at) =>
      element(
        'label',
        {},
        this.#radios[at] as HTMLInputElement,
        ` ${text}`,
        element('span', { class: 'small soft', text: note && ` ${note}` }),
      ),
    );
    this.element = element(
      'fieldset',
      {},
      element('legend', { text: 'Outcome' }),
      element('div', { class: 'build-radios' }, ...labels),
      element(
        'label',
        {},
        this.#one,
        ' One record of each request',
        element('span', { class: 'small soft', text: ' and not one of each stage' }),
      ),
    );
    this.element.addEventListener('change', () => onChange(this.#read(), this.#one.checked));
  }

  show(outcome: Outcome, isOneRecord: boolean): void {
    for (const radio of this.#radios) radio.checked = radio.value === outcome;
    this.#one.checked = isOneRecord;
  }

  #read(): Outcome {
    return OUTCOMES.find(([value]) => this.#radios.some((radio) => radio.checked && radio.value === value))?.[0] ?? 'any';
  }
}
