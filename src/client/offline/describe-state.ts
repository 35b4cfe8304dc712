import { bytesOf, plural } from '../classifier/file/numbers.ts';
import type { PageState } from './page-state.ts';

/** What a person can do about the kept site. */
export type Action = 'keep' | 'go-on' | 'update' | 'take-over' | 'remove';

export interface Description {
  readonly text: string;
  readonly actions: readonly Action[];
}

/** Part of its size at which hosts send the site, as text is compressed on its way. A test holds it. */
export const SENT_PART = 1 / 5;

/** Says what a browser has of the site, and what can be done about it. */
export function describeState(state: PageState): Description {
  const { facts, serving, waiting } = state;
  if (facts?.isWithdrawn) return { text: 'Whoever runs this site has switched this off.', actions: serving ? ['remove'] : [] };
  if (serving === undefined) return describeOffer(state);
  const kept = `The whole site is kept in this browser, version ${serving}, and opens without a network.`;
  if (waiting !== undefined)
    return {
      text: `${kept} Version ${waiting} is loaded and takes over when all pages of this site are closed. To take over now, all open pages are loaded again: what stands in the box of the classifier is then lost.`,
      actions: ['take-over', 'remove'],
    };
  if (facts === undefined)
    return { text: `${kept} Whether there is a newer version cannot be said without a network.`, actions: ['remove'] };
  if (facts.version !== serving)
    return { text: `${kept} There is a newer version, ${facts.version}.`, actions: ['update', 'remove'] };
  return { text: `${kept} It is the newest version.`, actions: ['remove'] };
}

function describeOffer({ facts, hasPart, room }: PageState): Description {
  if (facts === undefined)
    return {
      text: 'The list of files cannot be had: there is no network, or the site was not made by "npm run build".',
      actions: hasPart ? ['remove'] : [],
    };
  if (hasPart)
    return {
      text: `A part of the ${plural(facts.files, 'file')} is stored, and the rest is missing. Nothing is served from it yet.`,
      actions: ['go-on', 'remove'],
    };
  const size = `The whole site: ${plural(facts.files, 'file')}, ${bytesOf(facts.bytes)} in this browser, about ${bytesOf(facts.bytes * SENT_PART)} to load.`;
  return { text: room === undefined ? size : `${size} ${describeRoom(room, facts.bytes)}`, actions: ['keep'] };
}

function describeRoom(room: number, bytes: number): string {
  return room < bytes * 1.2
    ? `The browser has room for ${bytesOf(Math.max(room, 0))} only: that may not be enough.`
    : `The browser has room for ${bytesOf(room)}.`;
}
