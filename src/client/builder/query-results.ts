import { printTree } from '../../predicate/print.ts';
import { simplify } from '../../predicate/simplify.ts';
import { LANGUAGES } from '../../queries/languages.ts';
import { createSearchPrinter, type SearchPrinter } from '../../queries/print-search.ts';
import type { Language, Query } from '../../queries/query.ts';
import { type Search, toSearchPredicate } from '../../queries/search.ts';
import { element } from '../element.ts';
import { onDialectPicked, pickDialect, readPickedDialect } from '../picked-dialect.ts';
import { toHref } from '../search/site-base.ts';
import type { CatalogIndex } from './catalog-index.ts';

/** Characters of a line of the condition. */
const WIDTH = 72;

/** The query in every language, those of the picked dialect first and the first of all open; below, the condition as it is meant. */
export class QueryResults {
  readonly element: HTMLElement;
  readonly #parts: readonly LanguagePart[];
  readonly #list = element('div', { class: 'build-queries' });
  readonly #condition = element('code');
  readonly #select: HTMLSelectElement;

  constructor(index: CatalogIndex) {
    this.#parts = LANGUAGES.map((language) => new LanguagePart(language, index));
    this.#select = makeSelect(index);
    this.#select.addEventListener('change', () => pickDialect(this.#select.value || undefined));
    const pre = element('pre', { tabindex: '0', role: 'region', 'aria-label': 'The condition' }, this.#condition);
    this.element = element(
      'div',
      {},
      element('p', { class: 'no-print' }, element('label', { class: 'build-product', text: 'Your product ' }, this.#select)),
      this.#list,
      element(
        'details',
        { class: 'build-condition' },
        element('summary', { text: 'What is asked, in the fields of the event' }),
        element('div', { class: 'code' }, pre, document.createElement('copy-button')),
      ),
    );
    this.#arrange(readPickedDialect());
    onDialectPicked((id) => this.#arrange(id));
  }

  show(search: Search, title: string): void {
    for (const part of this.#parts) part.show(part.print(search, title));
    this.#condition.textContent = printTree(simplify(toSearchPredicate(search)), WIDTH);
  }

  #arrange(picked: string | undefined): void {
    const first = this.#parts.filter(({ language }) => language.dialect === picked);
    const all = [...first, ...this.#parts.filter((part) => !first.includes(part))];
    this.#select.value = first.length > 0 ? (picked ?? '') : '';
    for (const [at, { element: details }] of all.entries()) details.open = at === 0;
    this.#list.replaceChildren(...all.map(({ element: details }) => details));
  }
}

function makeSelect({ dialects }: CatalogIndex): HTMLSelectElement {
  const groups = [...Map.groupBy(dialects, ({ product }) => product)].map(([label, members]) =>
    element('optgroup', { label }, ...members.map(({ id, title }) => element('option', { value: id, text: title }))),
  );
  return element('select', { class: 'field-input' }, element('option', { value: '', text: 'none picked' }), ...groups);
}

/** One language: its query with notes, or why there is none. */
class LanguagePart {
  readonly language: Language;
  readonly print: SearchPrinter;
  readonly element: HTMLDetailsElement;
  readonly #mark = element('span', { class: 'small lost' });
  readonly #code = element('code');
  readonly #block: HTMLElement;
  readonly #notes = element('ul', { class: 'small soft' });

  constructor(language: Language, index: CatalogIndex) {
    this.language = language;
    this.print = createSearchPrinter(language, { namer: index.namerOf(language.dialect) });
    const pre = element('pre', { tabindex: '0', role: 'region', 'aria-label': language.title }, this.#code);
    this.#block = element('div', { class: 'code' }, pre, document.createElement('copy-button'));
    const product = index.dialects.find(({ id }) => id === language.dialect)?.title ?? language.dialect;
    const names = element('a', { text: product, href: toHref(`/dialects/${language.dialect}/`) });
    const about = element(
      'p',
      { class: 'small soft' },
      'Names of ',
      names,
      '. ',
      element('a', { text: 'Reference of the language', href: language.reference }),
      '.',
    );
    const summary = element('summary', {}, element('span', { text: language.title }), ' ', this.#mark);
    this.element = element('details', {}, summary, this.#block, this.#notes, about);
  }

  show(query: Query): void {
    const isSaid = query.kind === 'query';
    const lines = isSaid ? query.notes : query.reasons.map(({ what, why }) => `${what}: ${why}.`);
    this.#block.hidden = !isSaid;
    this.#code.textContent = isSaid ? query.text : '';
    this.#mark.textContent = isSaid ? '' : 'cannot say it';
    this.#notes.hidden = lines.length === 0;
    this.#notes.replaceChildren(...lines.map((text) => element('li', { text })));
  }
}
