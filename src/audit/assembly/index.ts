import { code, hasBody, time } from './ending';
import { matchLine } from './line';
import { ACTORS, LINE, OUTCOMES, REQUESTS } from './memory';
import { group, groupEnd, resource, resourceEnd, subresource, subresourceEnd } from './path';
import { hasGroup, hasReference, hasSubresource, stage, uri, uriEnd, verb, verbEnd } from './request';
import { isImpersonating, username, usernameEnd } from './sender';
import { add, addToKey, beginKey, clear, find } from './table';
import { isLiteral, NONE, toLiteral } from './text';
import { addTime } from './times';

export { TIME_LENGTH } from './ending';
export { ACTORS, INPUT, INPUT_SIZE, LINE, LINE_SIZE, OUTCOMES, REQUESTS } from './memory';
export { COUNTS, ENTRIES, ENTRY_SIZE } from './table';
export { EARLIEST, isEmpty, LATEST } from './times';

/** How many kinds of outcome there are, and codes of which OUTCOMES tells one. */
export const KINDS: u32 = 11;
export const CODES: u32 = 1000;

/** Lines that were counted by the last call of `count`, and of these the ones with bodies. */
export let lines: u32 = 0;
export let bodies: u32 = 0;
/** Whether the line at which it stopped fits. */
export let isNew: bool = false;

/**
 * Counts lines that are known, from `start` on, and gives where the first other one begins. The bytes at `end - 1` are a line break, or `end`
 * is `start`. `mostBodies`: after so many lines with bodies, the next of them is not counted.
 */
export function count(start: usize, end: usize, mostBodies: u32): usize {
  lines = bodies = 0;
  isNew = false;
  let at = start;
  while (at < end) {
    const next = matchLine(at);
    if (next === NONE) return at;
    const request = findRequest();
    const actor = request === NONE ? NONE : findActor();
    isNew = actor === NONE || (hasBody && bodies === mostBodies);
    if (isNew) return at;
    const outcome: u32 = load<u8>(OUTCOMES + stage * CODES + code);
    addOne(request, stage * KINDS + outcome);
    addOne(actor, (isImpersonating ? KINDS : 0) + outcome);
    addTime(time);
    lines += 1;
    if (hasBody) bodies += 1;
    at = next + 1;
  }
  return at;
}

function addOne(counts: usize, index: u32): void {
  const place = counts + 4 * <usize>index;
  store<u32>(place, load<u32>(place) + 1);
}

/** Of this verb the path tells less than it seems to. */
const PROXY = toLiteral('proxy');

/** Makes the request of LINE known, which ends with a line break; true where it is the next of REQUESTS now. */
export function learnRequest(): bool {
  if (matchLine(LINE) === NONE || isLiteral(verb, verbEnd, PROXY)) return false;
  makeRequestKey();
  return add(REQUESTS);
}

/** The same of its actor. */
export function learnActor(): bool {
  if (matchLine(LINE) === NONE) return false;
  makeActorKey();
  return add(ACTORS);
}

/** Knows nothing any more. */
export function forget(): void {
  clear(REQUESTS);
  clear(ACTORS);
}

function findRequest(): usize {
  makeRequestKey();
  return find(REQUESTS);
}

function findActor(): usize {
  makeActorKey();
  return find(ACTORS);
}

/** What tells the operation: verb, group, resource, subresource, and which of them objectRef has; or verb and URI, where there is no objectRef. */
function makeRequestKey(): void {
  beginKey((hasReference ? 1 : 0) | (hasGroup ? 2 : 0) | (hasSubresource ? 4 : 0));
  addToKey(verb, verbEnd);
  if (!hasReference) {
    addToKey(uri, uriEnd);
    return;
  }
  addToKey(group, groupEnd);
  addToKey(resource, resourceEnd);
  addToKey(subresource, subresourceEnd);
}

function makeActorKey(): void {
  beginKey(0);
  addToKey(username, usernameEnd);
}
