import { body, code, time } from './ending';
import { matchLine } from './line';
import { LINE, OUTCOMES } from './memory';
import { addProfile, findProfile, PARTS, PROFILES } from './parts';
import { group, groupEnd, resource, resourceEnd, subresource, subresourceEnd } from './path';
import {
  auditID,
  auditIDEnd,
  hasGroup,
  hasReference,
  hasSubresource,
  isWhole,
  stage,
  uri,
  uriEnd,
  verb,
  verbEnd,
  version,
  versionEnd,
} from './request';
import { impersonation, username, usernameEnd } from './sender';
import { add, addToKey, beginKey, clear, find, isFull as isTableFull, numberOf, openTable } from './table';
import { isLiteral, NONE, toLiteral } from './text';
import { addTime } from './times';

export { body, TIME_LENGTH } from './ending';
export { CLASSES, INPUT, INPUT_SIZE, LINE, LINE_SIZE, OUTCOMES } from './memory';
export { PART_COUNT, PROFILES } from './parts';
export { auditID, auditIDEnd, hasReference, name, nameEnd, uri, uriEnd } from './request';
export { countEntries, dataAt, tablesEnd } from './table';
export { EARLIEST, isEmpty, LATEST } from './times';

/** How many kinds of outcome there are, stages, and codes; of each stage and code OUTCOMES tells one. */
export const KINDS: u32 = 11;
export const STAGES: u32 = 4;
export const CODES: u32 = 1000;

/** Requests, counted by stage and outcome, and actors, counted by outcome: first as themselves, then where they impersonate. */
export const REQUESTS = openTable(0x2000, 4 * STAGES * KINDS, 0xa0000);
export const ACTORS = openTable(0x2000, 4 * 2 * KINDS, 0xa0000);

let asksRules: bool = false;

/** From now on a line is known only with its profile. */
export function askRules(): void {
  asksRules = true;
}

/** Lines that were counted by the last call of `count`, and of these the ones with bodies. */
export let lines: u32 = 0;
export let bodies: u32 = 0;

/** Why it stopped: at the end, or at a line that does not fit; at one that fits and is not known; at one of which rules are to be asked. */
export let reason: u32 = 0;
const OTHER: u32 = 0;
const NEW: u32 = 1;
const ASKED: u32 = 2;

/** Where the line ends at which it stopped, and its profile: rules of the ones with this bit are to be asked of each line. */
export let lineEnd: usize = NONE;
export let profile: u32 = 0;
const ASKS_EACH: u32 = 0x80000000;

let request: usize = NONE;
let actor: usize = NONE;

/**
 * Counts lines that are known, from `start` on, and gives where the first other one begins. The bytes at `end - 1` are a line break, or `end`
 * is `start`. `mostBodies`: after so many lines with bodies, the next of them is not counted.
 */
export function count(start: usize, end: usize, mostBodies: u32): usize {
  lines = bodies = 0;
  let at = start;
  while (at < end) {
    lineEnd = matchLine(at);
    reason = lineEnd === NONE ? OTHER : identify(mostBodies);
    if (lineEnd === NONE || reason !== OTHER) return at;
    countLine();
    at = lineEnd + 1;
  }
  reason = OTHER;
  return at;
}

/** Finds what is known of the line that was matched; OTHER where it can be counted. */
function identify(mostBodies: u32): u32 {
  request = findRequest();
  if (request === NONE) return NEW;
  actor = findActor();
  if (actor === NONE || (body !== 0 && bodies === mostBodies)) return NEW;
  if (!asksRules) return OTHER;
  const found = mayHaveProfile() ? findProfile(numberOf(REQUESTS, request)) : NONE;
  if (found === NONE) return NEW;
  profile = load<u32>(found, 4);
  if ((profile & ASKS_EACH) !== 0) return ASKED;
  addOne(found, 0);
  return OTHER;
}

/** Whether all that rules may ask for follows from the parts of the line. */
function mayHaveProfile(): bool {
  return auditIDEnd > auditID && (!hasReference || isWhole());
}

/** Counts the line at which `count` stopped, as one that is known. */
export function countLine(): void {
  const outcome: u32 = load<u8>(OUTCOMES + stage * CODES + code);
  addOne(request, stage * KINDS + outcome);
  addOne(actor, (impersonation === NONE ? 0 : KINDS) + outcome);
  addTime(time);
  lines += 1;
  if (body !== 0) bodies += 1;
}

function addOne(counts: usize, index: u32): void {
  const place = counts + 4 * <usize>index;
  store<u32>(place, load<u32>(place) + 1);
}

/** Of this verb the path tells less than it seems to. */
const PROXY = toLiteral('proxy');

/** Longest URI by which a request without objectRef is known, as those of health checks are. */
const LONGEST_URI: usize = 200;

/** Reads LINE, which ends with a line break, for the functions below; false where it does not fit. */
export function readLine(): bool {
  return matchLine(LINE) !== NONE;
}

/** Makes the request of the line that was read known; true where it is the next of REQUESTS now. */
export function learnRequest(): bool {
  if (isLiteral(verb, verbEnd, PROXY) || (!hasReference && uriEnd - uri > LONGEST_URI)) return false;
  makeRequestKey();
  return add(REQUESTS) !== NONE;
}

/** The same of its actor. */
export function learnActor(): bool {
  makeActorKey();
  return add(ACTORS) !== NONE;
}

/** Makes known which profile it has, if its request is known; false where there is no more room. CLASSES are those of its parts. */
export function learnProfile(number: u32): bool {
  if (!mayHaveProfile()) return true;
  const found = findRequest();
  return found === NONE || addProfile(numberOf(REQUESTS, found), number);
}

/** Whether there may be no room for another request or actor. */
export function isFull(): bool {
  return isTableFull(REQUESTS) || isTableFull(ACTORS);
}

/** Knows no profile any more. */
export function forgetProfiles(): void {
  clear(PARTS);
  clear(PROFILES);
}

/** Knows nothing any more. */
export function forget(): void {
  clear(REQUESTS);
  clear(ACTORS);
  forgetProfiles();
}

function findRequest(): usize {
  makeRequestKey();
  return find(REQUESTS);
}

function findActor(): usize {
  makeActorKey();
  return find(ACTORS);
}

/** What tells the operation: verb, group, resource, subresource and version, and which of them objectRef has; or verb and URI, without objectRef. */
function makeRequestKey(): void {
  const hasVersion = hasReference && version !== NONE;
  beginKey((hasReference ? 1 : 0) | (hasGroup ? 2 : 0) | (hasSubresource ? 4 : 0) | (hasVersion ? 8 : 0));
  addToKey(verb, verbEnd);
  if (!hasReference) {
    addToKey(uri, uriEnd);
    return;
  }
  addToKey(group, groupEnd);
  addToKey(resource, resourceEnd);
  addToKey(subresource, subresourceEnd);
  if (hasVersion) addToKey(version, versionEnd);
}

function makeActorKey(): void {
  beginKey(0);
  addToKey(username, usernameEnd);
}
