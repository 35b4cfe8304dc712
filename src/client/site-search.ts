import type { Facets } from '../view/search/search-file.ts';
import { afterFrame } from './after-frame.ts';
import { element } from './element.ts';
import type { Entry, SearchIndex } from './search/build-index.ts';
import { FilterBar } from './search/filter-bar.ts';
import { type Filters, hasFilters, matchesFilters } from './search/filters.ts';
import { type Found, findEntries } from './search/find.ts';
import { mayBeProductName } from './search/find-product-name.ts';
import { loadIndex, loadProductNames } from './search/load-index.ts';
import { type ProseHit, searchProse } from './search/prose.ts';
import { ResultList } from './search/result-list.ts';
import { toHref } from './search/site-base.ts';
import { readState, type SearchState, writeState } from './search/state.ts';

/** Pause in typing after which the text of the pages is searched too, in milliseconds. */
const PAUSE = 250;

/** Shortest query for which the text of the pages is searched. */
const PROSE_LENGTH = 3;

/** Where the element stands: on the search page its state is in the address; on the home page its results hang below the input. */
type Mode = 'page' | 'inline' | 'dialog';

let count = 0;

/**
 * The search box with its results: an ARIA combobox whose popup is a listbox of links. `data-mode` says where it stands; without it,
 * inline. What the element holds before is the way without JavaScript and is taken out.
 */
class SiteSearch extends HTMLElement {
  readonly #id = `search-${++count}`;
  readonly #input = element('input', { ...INPUT, id: this.#id, 'aria-controls': `${this.#id}-list` });
  readonly #status = element('p', { role: 'status', class: 'search-status small soft' });
  readonly #meant = element('p', { class: 'search-meant', hidden: '' });
  readonly #list = new ResultList({
    id: this.#id,
    limit: () => (this.#mode !== 'page' ? 5 : this.#filters.kind === undefined ? 20 : 1000),
    allHref: (kind) => toHref(`/search/${writeState({ text: this.#input.value, filters: { ...this.#filters, kind } })}`),
  });
  readonly #panel = element('div', { class: 'search-panel' }, this.#meant, this.#list.element);
  #bar: FilterBar | undefined;
  #filters: Filters = {};
  #index: SearchIndex | undefined;
  #timer: number | undefined;
  /** Counts the queries, so that slow answers to an older one are dropped. */
  #turn = 0;

  /** Read late: an element made by a script has no attributes yet when it is constructed. */
  get #mode(): Mode {
    return (this.dataset['mode'] ?? 'inline') as Mode;
  }

  connectedCallback(): void {
    if (this.contains(this.#input)) return;
    if (this.#mode === 'page') {
      this.#bar = new FilterBar((filters) => this.#chooseFilters(filters));
      this.#status.textContent = HINT; // takes its lines from the start, so that nothing moves when the index is there
    }
    const label = element(
      'label',
      { for: this.#id, class: 'search-label' },
      'Search operations, resources, fields, rules and guides',
    );
    this.classList.add('is-ready', `search-${this.#mode}`);
    this.replaceChildren(label, this.#input, ...(this.#bar ? [this.#bar.element] : []), this.#status, this.#panel);
    this.#listen();
    if (this.#mode === 'page') this.#followAddress();
  }

  /** Puts the caret into the input, with what is there selected. */
  focusInput(): void {
    this.#input.focus();
    this.#input.select();
  }

  #listen(): void {
    this.#input.addEventListener('focus', () => void this.#load());
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('keydown', (event) => this.#pressed(event));
    this.#list.element.addEventListener('pointermove', (event) => this.#pointed(event.target));
    if (this.#mode !== 'inline') return;
    this.addEventListener('focusin', () => this.#open(this.#input.value.trim() !== ''));
    this.addEventListener('focusout', ({ relatedTarget }) => this.contains(relatedTarget as Node | null) || this.#open(false));
    this.#open(false);
  }

  /** The index is fetched at the first focus, so that it is there when something is typed. */
  async #load(): Promise<SearchIndex | undefined> {
    try {
      this.#index = await loadIndex();
    } catch {
      this.#status.textContent = 'The search index cannot be loaded. Check the connection and type again';
    }
    return this.#index;
  }

  /** The address follows once the results are on the screen: writing it takes the browser longer than finding them. */
  #typed(): void {
    void this.#search();
    if (this.#mode === 'page') afterFrame(() => this.#writeAddress('replace'));
  }

  async #search(): Promise<void> {
    const turn = ++this.#turn;
    const index = this.#index ?? (await this.#load());
    if (!index || turn !== this.#turn) return;
    const text = this.#input.value.trim();
    const products = mayBeProductName(text) ? await loadProductNames(index) : undefined;
    if (turn !== this.#turn) return;
    const found = text === '' ? { entries: this.#mode === 'page' ? index.entries : [] } : findEntries(text, index, products);
    this.#showFound(text, found, []);
    clearTimeout(this.#timer);
    if (text.length < PROSE_LENGTH) return;
    this.#timer = window.setTimeout(() => void this.#searchProse(text, found, index, turn), PAUSE);
  }

  async #searchProse(text: string, found: Found, index: SearchIndex, turn: number): Promise<void> {
    const known = new Set(found.entries);
    const asked = found.meant?.isUsed ? found.meant.text : text;
    const hits = (await searchProse(asked, index)).filter(({ entry }) => !known.has(entry));
    if (turn !== this.#turn) return;
    const shown = hits.filter(({ entry }) => matchesFilters(entry.facets, this.#filters));
    this.#list.addProse(shown);
    this.#showFacts(text, found.entries, hits);
  }

  #showFound(text: string, found: Found, hits: readonly ProseHit[]): void {
    const isAsked = text !== '' || hasFilters(this.#filters);
    this.#list.showEntries(isAsked ? found.entries.filter(({ facets }) => matchesFilters(facets, this.#filters)) : []);
    this.#showMeant(found.meant, text);
    this.#showFacts(text, found.entries, hits);
    this.#open(isAsked);
  }

  /** Says how much was found, and, once that is on the screen, what the filters would leave of it. */
  #showFacts(text: string, entries: readonly Entry[], hits: readonly ProseHit[]): void {
    const listed = [...entries, ...hits.map(({ entry }) => entry)].map(({ facets }) => facets);
    const number = listed.filter((facets) => matchesFilters(facets, this.#filters)).length;
    const isAsked = text !== '' || hasFilters(this.#filters);
    this.#showChoices(listed, this.#turn);
    this.#status.textContent = !isAsked
      ? HINT
      : number === 0
        ? `Nothing found for "${text}"`
        : `${number} ${number === 1 ? 'result' : 'results'}`;
    this.#point();
  }

  #showChoices(listed: readonly Facets[], turn: number): void {
    if (this.#bar) afterFrame(() => turn === this.#turn && this.#bar?.show(listed, this.#filters));
  }

  #showMeant(meant: Found['meant'], text: string): void {
    this.#meant.hidden = meant === undefined;
    if (!meant) return;
    const button = element('button', { type: 'button', class: 'link-button' }, meant.text);
    button.addEventListener('click', () => this.#ask({ text: meant.text, filters: this.#filters }));
    this.#meant.replaceChildren('Did you mean ', button, meant.isUsed ? `? Nothing is called "${text}".` : '?');
  }

  #ask({ text, filters }: SearchState): void {
    this.#input.value = text;
    this.#filters = filters;
    if (this.#mode === 'page') this.#writeAddress('push');
    void this.#search();
    this.#input.focus();
  }

  #chooseFilters(filters: Filters): void {
    this.#filters = filters;
    this.#writeAddress('push');
    void this.#search();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const handled = this.#act(event);
    if (handled) event.preventDefault();
  }

  #act({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.#open(this.#input.value.trim() !== '' || this.#mode !== 'inline');
        this.#list.move(key === 'ArrowDown' ? 1 : -1);
        this.#point();
        return true;
      case 'Enter':
        void this.#go(ctrlKey || metaKey);
        return true;
      case 'Escape':
        return this.#escape();
      default:
        return false;
    }
  }

  /** Follows the active result; who typed faster than the index came waits for it. */
  async #go(isNewTab: boolean): Promise<void> {
    if (!this.#list.active) await this.#search();
    const { active } = this.#list;
    if (isNewTab && active) window.open(active.href);
    else active?.click();
  }

  /** Closes the results that hang below the input, else clears the input; in the dialog the dialog closes. */
  #escape(): boolean {
    if (this.#mode === 'dialog') return false;
    if (this.#mode === 'inline' && !this.#panel.hidden) this.#open(false);
    else this.#ask({ text: '', filters: {} });
    return true;
  }

  #pointed(target: EventTarget | null): void {
    const option = target instanceof Element ? target.closest('a') : null;
    if (!option || option === this.#list.active) return;
    this.#list.activate(option);
    this.#point();
  }

  /** Tells assistive technology which option is active and whether there are any. */
  #point(): void {
    const active = this.#panel.hidden ? undefined : this.#list.active;
    this.#input.setAttribute('aria-expanded', String(active !== undefined));
    if (active) this.#input.setAttribute('aria-activedescendant', active.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #open(isOpen: boolean): void {
    if (this.#mode === 'inline') this.#panel.hidden = !isOpen;
    this.#point();
  }

  #followAddress(): void {
    const follow = (): void => {
      const { text, filters } = readState(location.hash);
      this.#input.value = text;
      this.#filters = filters;
      void this.#search();
    };
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    follow();
    if (matchMedia('(hover: hover)').matches) this.#input.focus();
  }

  #writeAddress(how: 'push' | 'replace'): void {
    const hash = writeState({ text: this.#input.value, filters: this.#filters });
    const address = `${location.pathname}${location.search}${hash}`;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }
}

const INPUT = {
  ...{
    type: 'search',
    class: 'field-input search-input',
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  },
  ...{ enterkeyhint: 'go', placeholder: 'pods/exec, crb, PUT secrets, hostPID …' },
  ...{ 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-haspopup': 'listbox' },
} as const;

const HINT = 'Names, parts of names, kubectl commands, HTTP requests. Arrows move, Enter opens.';

if (!customElements.get('site-search')) customElements.define('site-search', SiteSearch);

export type { SiteSearch };
