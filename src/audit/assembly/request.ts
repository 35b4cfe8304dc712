import { group, groupEnd, readPath, resource, resourceEnd, subresource, subresourceEnd } from './path';
import { after, afterByte, afterPlain, afterPlainOf, afterText, isSame, NONE, toLiteral } from './text';

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
  const level = afterLevel(after(start, START));
  uri = after(afterStage(after(afterPlain(after(level, AUDIT_ID)), STAGE)), REQUEST_URI);
  if (uri === NONE) return NONE;
  isResource = readPath(uri);
  const next = afterText(uri);
  uriEnd = next - 1;
  verb = after(next, VERB);
  verbEnd = endOfLetters(verb);
  return afterByte(verbEnd, QUOTE);
}

function afterLevel(at: usize): usize {
  const next = after(at, METADATA) || after(at, REQUEST_RESPONSE);
  return next || after(at, REQUEST) || after(at, NO_LEVEL);
}

function afterStage(at: usize): usize {
  stage = 2;
  let next = after(at, COMPLETE);
  if (next !== NONE) return next;
  stage = 0;
  next = after(at, RECEIVED);
  if (next !== NONE) return next;
  stage = 1;
  next = after(at, STARTED);
  if (next !== NONE) return next;
  stage = 3;
  return after(at, PANIC);
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
  const name = after(start, REFERENCE);
  hasReference = name !== NONE;
  hasGroup = hasSubresource = false;
  if (!hasReference) return start;
  let at = isResource ? afterRepeated(name, resource, resourceEnd) : NONE;
  at = afterNotEmpty(at, NAMESPACE);
  at = afterPlainOf(afterNotEmpty(at, NAME), UID);
  const ownGroup = after(at, API_GROUP);
  hasGroup = ownGroup !== NONE;
  if (hasGroup) at = afterRepeated(ownGroup, group, groupEnd);
  const version = after(at, API_VERSION);
  if (version !== NONE) at = afterVersion(version);
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

function afterNotEmpty(at: usize, key: usize): usize {
  const start = after(at, key);
  if (start === NONE) return at;
  const end = afterPlain(start);
  return end > start + 1 ? end : NONE;
}

/** A group may stand before a slash here, which is left to others. */
function afterVersion(start: usize): usize {
  const end = afterPlain(start);
  for (let at = start; at < end; at += 1) if (load<u8>(at) === SLASH) return NONE;
  return end;
}
