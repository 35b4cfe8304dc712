import type { SearchKind } from '../../view/search/search-file.ts';
import { afterFrame } from '../after-frame.ts';
import { element } from '../element.ts';
import type { Entry } from './build-index.ts';
import { type Group, groupByKind, KIND_LABELS } from './groups.ts';
import type { ProseHit } from './prose.ts';
import { makeMoreOption, makeOption, showExcerpt } from './result-option.ts';

export interface ListOptions {
  /** Prefix of the ids of its elements, unique on the page. */
  readonly id: string;
  /** Most results shown of one kind, at this moment. */
  readonly limit: () => number;
  /** Address of all results of one kind. */
  readonly allHref: (kind: SearchKind) => string;
}

/**
 * The list of results: groups of options, one of which is active. Later results only ever follow those already shown. The first group is
 * there at once, each of the others in a task of its own once that one is on the screen, or as soon as somebody goes there.
 */
export class ResultList {
  readonly element: HTMLElement;
  readonly #options: ListOptions;
  #active: HTMLAnchorElement | undefined;
  /** The groups that are still to be added. */
  #rest: Group<{ readonly entry: Entry }>[] = [];

  constructor(options: ListOptions) {
    this.#options = options;
    this.element = element('div', { role: 'listbox', id: `${options.id}-list`, class: 'result-list', 'aria-label': 'Results' });
  }

  get active(): HTMLAnchorElement | undefined {
    return this.#active;
  }

  /** Shows the pages found by identifier in place of what was there; the first is active. */
  showEntries(entries: readonly Entry[]): void {
    this.element.replaceChildren();
    this.#active = undefined;
    const rest = groupByKind(entries.map((entry) => ({ entry })));
    this.#rest = rest;
    this.#addNext();
    this.activate(this.#all[0]);
    const addLater = (): void => {
      if (rest !== this.#rest || rest.length === 0) return;
      this.#addNext();
      setTimeout(addLater);
    };
    if (rest.length > 0) afterFrame(addLater);
  }

  #addNext(): void {
    const group = this.#rest.shift();
    if (group) this.#addGroup(group, KIND_LABELS[group.kind]);
  }

  #addRest(): void {
    while (this.#rest.length > 0) this.#addNext();
  }

  /** Adds the pages found by their text. */
  addProse(hits: readonly ProseHit[]): void {
    this.#addRest();
    for (const group of groupByKind(hits)) {
      this.#addGroup(group, `${KIND_LABELS[group.kind]}, by their text`, (hit, option) => {
        void hit.loadExcerpt().then(
          (excerpt) => showExcerpt(option, excerpt),
          () => undefined,
        );
      });
    }
    if (!this.#active) this.activate(this.#all[0]);
  }

  /** Makes the option that stands `step` places from the active one active; goes round at the ends. */
  move(step: number): void {
    this.#addRest();
    const all = this.#all;
    const at = this.#active ? all.indexOf(this.#active) : -1;
    this.activate(all[(Math.max(at, step < 0 ? 0 : -1) + step + all.length) % all.length]);
    this.#active?.scrollIntoView({ block: 'nearest' });
  }

  activate(option: HTMLAnchorElement | undefined): void {
    this.#active?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    this.#active = option;
  }

  get #all(): HTMLAnchorElement[] {
    return [...this.element.querySelectorAll('a')];
  }

  #addGroup<T extends { readonly entry: Entry }>(
    { kind, items }: Group<T>,
    label: string,
    ready?: (item: T, option: HTMLElement) => void,
  ): void {
    const { id, allHref } = this.#options;
    const limit = this.#options.limit();
    const number = this.element.childElementCount;
    const head = element(
      'div',
      { id: `${id}-group-${number}`, class: 'result-head', role: 'presentation' },
      label,
      ' ',
      element('span', { class: 'num' }, String(items.length)),
    );
    const group = element('div', { role: 'group', 'aria-labelledby': head.id, class: 'result-group' }, head);
    for (const [index, item] of items.slice(0, limit).entries()) {
      const option = makeOption(item.entry, `${id}-${number}-${index}`);
      option.setAttribute('aria-selected', 'false');
      ready?.(item, option);
      group.append(option);
    }
    if (items.length > limit)
      group.append(makeMoreOption(`All ${items.length} ${label.toLowerCase()}`, allHref(kind), `${id}-${number}-more`));
    this.element.append(group);
  }
}
