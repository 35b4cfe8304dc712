import { after, afterByte, isLiteral, NONE, toLiteral } from './text';

/** What the path that was read last names: spans from a place to the one after it; both are NONE where it names no such thing. */
export let group: usize = NONE;
export let groupEnd: usize = NONE;
export let resource: usize = NONE;
export let resourceEnd: usize = NONE;
export let subresource: usize = NONE;
export let subresourceEnd: usize = NONE;
/** Whether it has a namespace and a name, and is not of a namespace itself. */
export let hasNamespace: bool = false;
export let hasPathName: bool = false;
export let isOfNamespace: bool = false;

const API = toLiteral('/api/');
const APIS = toLiteral('/apis/');
const NAMESPACES = toLiteral('namespaces');
const STATUS = toLiteral('status');
const FINALIZE = toLiteral('finalize');
const WATCH = toLiteral('watch');
const PROXY = toLiteral('proxy');

const QUOTE: u8 = 0x22;
const PERCENT: u8 = 0x25;
const SLASH: u8 = 0x2f;
const QUESTION: u8 = 0x3f;
const BACKSLASH: u8 = 0x5c;

/**
 * Takes the path that begins at `start` apart, as requestinfo.go does (see request-info.ts). It ends at a question mark or a quote. False where it names
 * no resource, or is left to others: percent signs, escapes, empty segments, and the old prefixes watch and proxy.
 */
export function readPath(start: usize): bool {
  group = groupEnd = resource = resourceEnd = subresource = subresourceEnd = NONE;
  hasNamespace = hasPathName = isOfNamespace = false;
  const first = afterSegment(afterGroup(start));
  const end = endOfSegment(first);
  if (end === NONE || isLiteral(first, end, WATCH) || isLiteral(first, end, PROXY)) return false;
  isOfNamespace = isLiteral(first, end, NAMESPACES);
  return isEnd(isOfNamespace ? afterNamespace(first, end) : afterResource(first, end));
}

/** Where the version begins. */
function afterGroup(start: usize): usize {
  const core = after(start, API);
  if (core !== NONE) return core;
  group = after(start, APIS);
  groupEnd = endOfSegment(group);
  return afterByte(groupEnd, SLASH);
}

/** namespaces/<ns>/<resource>/<name>/<subresource>; namespaces[/<ns>[/status|/finalize]] is the namespace itself. */
function afterNamespace(first: usize, firstEnd: usize): usize {
  setResource(first, firstEnd);
  if (isEnd(firstEnd)) return firstEnd;
  const nameEnd = endOfSegment(afterByte(firstEnd, SLASH));
  if (isEnd(nameEnd)) return nameEnd;
  const third = afterByte(nameEnd, SLASH);
  const end = endOfSegment(third);
  if (end === NONE || isLiteral(third, end, NAMESPACES)) return NONE;
  if (!isLiteral(third, end, STATUS) && !isLiteral(third, end, FINALIZE)) {
    isOfNamespace = false;
    hasNamespace = true;
    return afterResource(third, end);
  }
  return setSubresource(third, end);
}

/** <resource>/<name>/<subresource>, of which the first was found. */
function afterResource(start: usize, end: usize): usize {
  setResource(start, end);
  if (isEnd(end)) return end;
  const nameEnd = endOfSegment(afterByte(end, SLASH));
  hasPathName = true;
  if (isEnd(nameEnd)) return nameEnd;
  const third = afterByte(nameEnd, SLASH);
  return setSubresource(third, endOfSegment(third));
}

function setResource(start: usize, end: usize): void {
  resource = start;
  resourceEnd = end;
}

/** After all that follows the subresource in the path. */
function setSubresource(start: usize, end: usize): usize {
  subresource = start;
  subresourceEnd = end;
  let at = end;
  while (at !== NONE && load<u8>(at) === SLASH) at = toSegmentEnd(at + 1);
  return at;
}

/** After a segment and its slash. */
function afterSegment(start: usize): usize {
  return afterByte(endOfSegment(start), SLASH);
}

/** Where a segment ends; NONE where it has no characters. */
function endOfSegment(start: usize): usize {
  if (start === NONE) return NONE;
  const end = toSegmentEnd(start);
  return end > start ? end : NONE;
}

function toSegmentEnd(start: usize): usize {
  let at = start;
  while (true) {
    const byte = load<u8>(at);
    if (byte === SLASH || byte === QUOTE || byte === QUESTION || byte === PERCENT || byte === BACKSLASH || byte < 0x20) return at;
    at += 1;
  }
}

/** Whether the path ends there. */
function isEnd(at: usize): bool {
  if (at === NONE) return false;
  const byte = load<u8>(at);
  return byte === QUOTE || byte === QUESTION;
}
