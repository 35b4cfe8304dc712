import {
  group,
  groupEnd,
  hasNamespace,
  hasPathName,
  isOfNamespace,
  readPath,
  resource,
  resourceEnd,
  subresource,
  subresourceEnd,
} from './path';
import { after, afterByte, afterPlain, afterPlainOf, afterText, isSame, NONE, toLiteral } from './text';

/** Metadata, RequestResponse, Request, None. */
export let level: u32 = 0;
export let auditID: usize = NONE;
export let auditIDEnd: usize = NONE;
/** RequestReceived, ResponseStarted, ResponseComplete, Panic. */
export let stage: u32 = 0;
export let uri: usize = NONE;
export let uriEnd: usize = NONE;
export let verb: usize = NONE;
export let verbEnd: usize = NONE;
/** Whether there is an objectRef, and how much it repeats of the path, which it does not contradict. */
export let hasReference: bool = false;
export let hasGroup: bool = false;
export let hasSubresource: bool = false;
/** What else objectRef has. */
export let namespace: usize = NONE;
export let namespaceEnd: usize = NONE;
export let name: usize = NONE;
export let nameEnd: usize = NONE;
export let version: usize = NONE;
export let versionEnd: usize = NONE;

const START = toLiteral('{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"');
const METADATA = toLiteral('Metadata"');
const REQUEST_RESPONSE = toLiteral('RequestResponse"');
const REQUEST = toLiteral('Request"');
const NO_LEVEL = toLiteral('None"');
const AUDIT_ID = toLiteral(',"auditID":"');
const STAGE = toLiteral(',"stage":"');
const RECEIVED = toLiteral('RequestReceived"');
const STARTED = toLiteral('ResponseStarted"');
const COMPLETE = toLiteral('ResponseComplete"');
const PANIC = toLiteral('Panic"');
const REQUEST_URI = toLiteral(',"requestURI":"');
const VERB = toLiteral(',"verb":"');
const QUOTE: u8 = 0x22;
const SLASH: u8 = 0x2f;
const END_BRACE: u8 = 0x7d;

let isResource: bool = false;

/** From the start of a line to its verb. */
export function afterHead(start: usize): usize {
  const levelEnd = afterOneOf(after(start, START), METADATA, REQUEST_RESPONSE, REQUEST, NO_LEVEL);
  level = chosen;
  auditID = after(levelEnd, AUDIT_ID);
  const idEnd = afterPlain(auditID);
  auditIDEnd = idEnd - 1;
  const stageEnd = afterOneOf(after(idEnd, STAGE), RECEIVED, STARTED, COMPLETE, PANIC);
  stage = chosen;
  uri = after(stageEnd, REQUEST_URI);
  if (uri === NONE) return NONE;
  isResource = readPath(uri);
  const next = afterText(uri);
  uriEnd = next - 1;
  verb = after(next, VERB);
  verbEnd = endOfLetters(verb);
  return afterByte(verbEnd, QUOTE);
}

/** Which of four literals was read last. */
let chosen: u32 = 0;

function afterOneOf(at: usize, first: usize, second: usize, third: usize, fourth: usize): usize {
  chosen = 0;
  let next = after(at, first);
  if (next !== NONE) return next;
  chosen = 1;
  next = after(at, second);
  if (next !== NONE) return next;
  chosen = 2;
  next = after(at, third);
  if (next !== NONE) return next;
  chosen = 3;
  return after(at, fourth);
}

/** Where one or more small letters end. */
function endOfLetters(start: usize): usize {
  if (start === NONE) return NONE;
  let at = start;
  while (load<u8>(at) >= 0x61 && load<u8>(at) <= 0x7a) at += 1;
  return at > start ? at : NONE;
}

const REFERENCE = toLiteral(',"objectRef":{"resource":"');
const NAMESPACE = toLiteral(',"namespace":"');
const NAME = toLiteral(',"name":"');
const UID = toLiteral(',"uid":"');
const API_GROUP = toLiteral(',"apiGroup":"');
const API_VERSION = toLiteral(',"apiVersion":"');
const RESOURCE_VERSION = toLiteral(',"resourceVersion":"');
const SUBRESOURCE = toLiteral(',"subresource":"');

/** After an objectRef, if there is one; NONE where it does not say the same as the path. */
export function afterReference(start: usize): usize {
  const ownResource = after(start, REFERENCE);
  hasReference = ownResource !== NONE;
  hasGroup = hasSubresource = false;
  if (!hasReference) return start;
  let at = isResource ? afterRepeated(ownResource, resource, resourceEnd) : NONE;
  namespace = after(at, NAMESPACE);
  if (namespace !== NONE) at = afterNotEmpty(namespace);
  namespaceEnd = at - 1;
  name = after(at, NAME);
  if (name !== NONE) at = afterNotEmpty(name);
  nameEnd = at - 1;
  at = afterPlainOf(at, UID);
  const ownGroup = after(at, API_GROUP);
  hasGroup = ownGroup !== NONE;
  if (hasGroup) at = afterRepeated(ownGroup, group, groupEnd);
  version = after(at, API_VERSION);
  if (version !== NONE) at = afterVersion(version);
  versionEnd = at - 1;
  at = afterPlainOf(at, RESOURCE_VERSION);
  const ownSubresource = after(at, SUBRESOURCE);
  hasSubresource = ownSubresource !== NONE;
  if (hasSubresource) at = afterRepeated(ownSubresource, subresource, subresourceEnd);
  return afterByte(at, END_BRACE);
}

/** After a string that is the same as a span, and its quote. */
function afterRepeated(start: usize, other: usize, otherEnd: usize): usize {
  const length = otherEnd - other;
  return length > 0 && isSame(start, other, length) ? afterByte(start + length, QUOTE) : NONE;
}

function afterNotEmpty(start: usize): usize {
  const end = afterPlain(start);
  return end > start + 1 ? end : NONE;
}

/** A group may stand before a slash here, which is left to others. */
function afterVersion(start: usize): usize {
  const end = afterPlain(start);
  for (let at = start; at < end; at += 1) if (load<u8>(at) === SLASH) return NONE;
  return end;
}

const FIELD_SELECTOR = toLiteral('fieldSelector');
const PERCENT: u8 = 0x25;

/** Whether objectRef, which there is, lacks nothing that the URI tells; see namesSame and namesAll in rules/line-parts.ts. */
export function isWhole(): bool {
  if (isOfNamespace || hasGroup !== (group !== NONE) || hasSubresource !== (subresource !== NONE)) return false;
  if (namespace === NONE && hasNamespace) return false;
  return name !== NONE || (!hasPathName && !mayNameByQuery());
}

function mayNameByQuery(): bool {
  for (let at = uri; at < uriEnd; at += 1) {
    if (load<u8>(at) === PERCENT || after(at, FIELD_SELECTOR) !== NONE) return true;
  }
  return false;
}
