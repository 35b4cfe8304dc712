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
  /** Set where the links in it lead to identities, so that the source needs one of its own. */
  readonly source?: string | undefined;
};

/** Who normally issues an operation. */
export function toCallerLines({ content }: Operation | NonResourceOperation, catalog: Catalog): CallerLine[] {
  return (content?.callers ?? []).map((caller) => ({
    ...caller,
    html: callerHtml(caller, catalog),
    source: findActors(caller.who, catalog.actors).length > 0 ? caller.reference : undefined,
  }));
}

/**
 * Who normally does something, as HTML: the identities in it lead to their pages; without any, the whole leads to its source.
 */
export function callerHtml({ who, reference }: Caller, { actors }: Catalog): string {
  const mentions = findActors(who, actors);
  if (mentions.length === 0)
    return reference === undefined ? lineHtml(who) : `<a href="${escapeHtml(reference)}">${escapeHtml(who)}</a>`;
  const parts = mentions.map(({ actor, start, end }, index) => {
    const before = escapeHtml(who.slice(mentions[index - 1]?.end ?? 0, start));
    return `${before}<a href="${escapeHtml(actorHref(actor))}">${escapeHtml(who.slice(start, end))}</a>`;
  });
  return `${parts.join('')}${escapeHtml(who.slice(mentions.at(-1)?.end ?? 0))}`;
}
