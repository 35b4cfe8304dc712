import { after, afterByte, afterPlain, afterText, afterTextOf, NONE, toLiteral } from './text';

/** 0 where there is none. */
export let code: u32 = 0;
/** The first of the bodies: none, requestObject, responseObject. */
export let body: u32 = 0;
/** Objects with their braces; NONE where one is not there. */
export let status: usize = NONE;
export let statusEnd: usize = NONE;
export let annotations: usize = NONE;
export let annotationsEnd: usize = NONE;
/** The later of the times, of TIME_LENGTH bytes. */
export let time: usize = NONE;
export const TIME_LENGTH: usize = 27;

const STATUS = toLiteral(',"responseStatus":');
const METADATA = toLiteral('{"metadata":{}');
const STATUS_STATUS = toLiteral(',"status":"');
const MESSAGE = toLiteral(',"message":"');
const REASON = toLiteral(',"reason":"');
const DETAILS = toLiteral(',"details":{');
const CODE = toLiteral(',"code":');

const LINE_FEED: u8 = 0x0a;
const RETURN: u8 = 0x0d;
const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const DIGIT: u8 = 0x30;
const COLON: u8 = 0x3a;
const BRACE: u8 = 0x7b;
const END_BRACE: u8 = 0x7d;

/** After a responseStatus, if there is one. */
export function afterStatus(start: usize): usize {
  code = 0;
  status = after(start, STATUS);
  if (status === NONE) return start;
  let at = after(status, METADATA);
  at = afterTextOf(afterTextOf(afterTextOf(at, STATUS_STATUS), MESSAGE), REASON);
  const details = after(at, DETAILS);
  if (details !== NONE) at = afterDetails(details);
  const digits = after(at, CODE);
  if (digits !== NONE) {
    code = 100 * digitAt(digits) + 10 * digitAt(digits + 1) + digitAt(digits + 2);
    at = isDigit(digits) && isDigit(digits + 1) && isDigit(digits + 2) && code >= 100 ? digits + 3 : NONE;
  }
  statusEnd = afterByte(at, END_BRACE);
  return statusEnd;
}

function digitAt(at: usize): u32 {
  return <u32>load<u8>(at) - DIGIT;
}

function isDigit(at: usize): bool {
  return digitAt(at) <= 9;
}

/** After the pairs of an object of strings and numbers, whose brace was read, and its end. */
function afterDetails(start: usize): usize {
  let at = start;
  while (at !== NONE) {
    at = afterDetail(afterByte(afterKey(afterByte(at, QUOTE)), COLON));
    if (at === NONE || load<u8>(at) !== COMMA) return afterByte(at, END_BRACE);
    at += 1;
  }
  return NONE;
}

/** After a key of letters and its quote. */
function afterKey(start: usize): usize {
  if (start === NONE) return NONE;
  let at = start;
  while ((load<u8>(at) | 0x20) >= 0x61 && (load<u8>(at) | 0x20) <= 0x7a) at += 1;
  return at > start ? afterByte(at, QUOTE) : NONE;
}

/** After a string, or a number that is not 0. */
function afterDetail(start: usize): usize {
  if (start === NONE) return NONE;
  if (load<u8>(start) === QUOTE) return afterText(start + 1);
  let at = start;
  while (isDigit(at)) at += 1;
  return at > start && at - start <= 9 && load<u8>(start) !== DIGIT ? at : NONE;
}

const REQUEST_BODY = toLiteral(',"requestObject":{');
const RESPONSE_BODY = toLiteral(',"responseObject":{');
const EVENT = toLiteral('{"kind":"Event","apiVersion":"audit.k8s.io/');

/** Most ends are shorter than this. */
const USUAL_END: usize = 700;

/** After the bodies, if there are any, which are passed over as in scan-line.ts. */
export function afterBodies(start: usize): usize {
  let first = after(start, REQUEST_BODY);
  body = first === NONE ? 0 : 1;
  if (first === NONE) {
    first = after(start, RESPONSE_BODY);
    if (first === NONE) return start;
    body = 2;
  }
  const lineEnd = findLineEnd(first);
  if (lineEnd === NONE) return NONE;
  const end = findEnd(max(first, lineEnd - USUAL_END), lineEnd);
  return end !== NONE && load<u8>(end - 1) === END_BRACE ? end : NONE;
}

/** Where the line break stands; NONE where another event begins before it. */
function findLineEnd(start: usize): usize {
  let at = start;
  while (true) {
    const bytes = v128.load(at);
    const breaks = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(LINE_FEED)));
    let events = i8x16.bitmask(v128.and(i8x16.eq(bytes, i8x16.splat(BRACE)), i8x16.eq(v128.load(at, 9), i8x16.splat(0x45)))); // {"kind":"E
    if (breaks !== 0) events &= (breaks & -breaks) - 1;
    for (; events !== 0; events &= events - 1) if (after(at + ctz(events), EVENT)) return NONE;
    if (breaks !== 0) return at + ctz(breaks);
    at += 16;
  }
}

const RECEIVED = toLiteral(',"requestReceivedTimestamp":"');
const STAGE_TIME = toLiteral(',"stageTimestamp":"');
const ANNOTATIONS = toLiteral(',"annotations":');

/** Where the times begin first. */
function findEnd(start: usize, end: usize): usize {
  for (let at = start; at < end; at += 16) {
    let found = i8x16.bitmask(
      v128.and(i8x16.eq(v128.load(at), i8x16.splat(COMMA)), i8x16.eq(v128.load(at, 9), i8x16.splat(0x52))),
    ); // ,"requestR
    for (; found !== 0; found &= found - 1) if (after(at + ctz(found), RECEIVED)) return at + ctz(found);
  }
  return NONE;
}

/** From the times to the end of the line, which is where its line break stands. */
export function afterEnd(start: usize): usize {
  time = after(afterPlain(after(start, RECEIVED)), STAGE_TIME);
  let at = afterPlain(time);
  if (at === NONE || at !== time + TIME_LENGTH + 1) return NONE;
  annotations = after(at, ANNOTATIONS);
  if (annotations !== NONE) at = afterAnnotations(afterByte(annotations, BRACE));
  annotationsEnd = at;
  at = afterByte(at, END_BRACE);
  if (at !== NONE && load<u8>(at) === RETURN) at += 1;
  return at !== NONE && load<u8>(at) === LINE_FEED ? at : NONE;
}

function afterAnnotations(start: usize): usize {
  let at = start;
  while (at !== NONE) {
    const value = afterByte(afterByte(afterText(afterByte(at, QUOTE)), COLON), QUOTE);
    at = afterText(value);
    if (at === NONE || load<u8>(at) !== COMMA) return afterByte(at, END_BRACE);
    at += 1;
  }
  return NONE;
}
