import { element } from '../element.ts';
import type { Entry } from './build-index.ts';
import { splitExcerpt } from './excerpt.ts';
import { toHref } from './site-base.ts';

/** One result: an option of the list that is also a link, so that it opens in a new tab as any link does. */
export function makeOption(entry: Entry, id: string): HTMLAnchorElement {
  const { row } = entry;
  const summary = row.s === '' ? [] : [element('span', { class: 'result-text' }, row.s)];
  return element(
    'a',
    { role: 'option', id, href: toHref(row.u), tabindex: '-1', class: 'result' },
    makeTitle(entry),
    makeNote(entry),
    ...summary,
  );
}

/** The same for an action of the list, such as "all 40 operations". */
export function makeMoreOption(text: string, href: string, id: string): HTMLAnchorElement {
  return element('a', { role: 'option', id, href, tabindex: '-1', class: 'result result-more' }, text);
}

/** Puts a piece of the page's text in the place of the summary. */
export function showExcerpt(option: HTMLElement, excerpt: string): void {
  const parts = splitExcerpt(excerpt).map(({ text, isMarked }) => (isMarked ? element('mark', {}, text) : text));
  option.querySelector('.result-text')?.replaceChildren('… ', ...parts, ' …');
}

function makeTitle({ row }: Entry): HTMLElement {
  const title = element('span', { class: row.k === 'page' || row.k === 'rule' ? 'result-title' : 'result-title result-code' });
  const [verb = '', ...rest] = row.k === 'operation' ? row.t.split(' ') : ['', row.t];
  if (verb !== '') title.append(element('span', { class: `verb verb-${verbClass(verb, row.x === 1)}` }, verb), ' ');
  title.append(...breakable(rest.join(' ')));
  return title;
}

/** A text that may break after a dot or slash, since field paths are longer than a phone is wide. */
function breakable(text: string): (Node | string)[] {
  return text.split(/(?<=[./\]])/).flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]));
}

function verbClass(verb: string, isConnection: boolean): string {
  if (isConnection) return 'connect';
  if (verb === 'get' || verb === 'list' || verb === 'watch') return 'read';
  return verb.startsWith('delete') ? 'delete' : 'write';
}

function makeNote({ row, facets }: Entry): HTMLElement {
  const notes = [
    facets.vendor,
    facets.group,
    facets.scope === 'cluster' ? 'cluster' : undefined,
    row.r ? 'removed' : undefined,
    row.l ? 'local' : undefined,
  ];
  return element('span', { class: 'result-note' }, notes.filter((note) => note !== undefined).join(' · '));
}
