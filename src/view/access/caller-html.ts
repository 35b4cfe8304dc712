import { findActors } from '../../catalog/derive/caller-actors.ts';
import type { ActorDeed, Catalog, NonResourceOperation, Operation } from '../../catalog/model.ts';
import { escapeHtml } from '../html.ts';
import { lineHtml } from '../prose.ts';
import { actorHref } from '../urls.ts';

type Caller = ActorDeed['caller'];

/** One of those who normally issue an operation. */
export type CallerLine = Caller & {
  /** `who` with links. */
  readonly html: string;
};

/** Who normally issues an operation. */
export function toCallerLines({ content }: Operation | NonResourceOperation, catalog: Catalog): CallerLine[] {
  return (content?.callers ?? []).map((caller) => ({ ...caller, html: callerHtml(caller, catalog) }));
}

/**
 * Who normally does something, as HTML: the identities in it lead to their pages and the source stands behind; without any, the whole
 * leads to its source.
 */
export function callerHtml({ who, reference }: Caller, { actors }: Catalog): string {
  const mentions = findActors(who, actors);
  const source = reference === undefined ? '' : escapeHtml(reference);
  if (mentions.length === 0) return source === '' ? lineHtml(who) : `<a href="${source}">${escapeHtml(who)}</a>`;
  const parts = mentions.map(({ actor, start, end }, index) => {
    const before = escapeHtml(who.slice(mentions[index - 1]?.end ?? 0, start));
    return `${before}<a href="${escapeHtml(actorHref(actor))}">${escapeHtml(who.slice(start, end))}</a>`;
  });
  const after = escapeHtml(who.slice(mentions.at(-1)?.end ?? 0));
  return `${parts.join('')}${after}${source === '' ? '' : ` <a class="soft" href="${source}">source</a>`}`;
}
