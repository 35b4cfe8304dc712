/**
 * Pieces of a text in UTF-8. Each function takes a place and gives the one after what it has read, or NONE where something else stands there; NONE as a
 * place gives NONE, so that they can follow one another without asking each time. All stop at a control character; they may look at fifteen
 * bytes behind it.
 */
import { LITERALS } from './memory';

export const NONE: usize = 0;

/** Bytes that are compared at once. */
const WIDTH: usize = 16;

/** Where the next literal goes: its length, and its characters from WIDTH on. */
let literals: usize = LITERALS;

/** Keeps a text of plain ASCII to compare with. */
export function toLiteral(text: string): usize {
  const literal = literals;
  const length = text.length;
  store<u32>(literal, length);
  for (let index = 0; index < length; index += 1) store<u8>(literal + WIDTH + index, <u8>text.charCodeAt(index));
  literals += WIDTH * (1 + (<usize>length + WIDTH - 1) / WIDTH);
  return literal;
}

/** After a literal. */
export function after(at: usize, literal: usize): usize {
  if (at === NONE) return NONE;
  return isSame(at, literal + WIDTH, load<u32>(literal)) ? at + load<u32>(literal) : NONE;
}

/** Whether the same bytes stand at two places. */
export function isSame(one: usize, other: usize, length: usize): bool {
  let a = one;
  let b = other;
  let left = length;
  for (; left >= WIDTH; left -= WIDTH) {
    if (v128.any_true(v128.xor(v128.load(a), v128.load(b)))) return false;
    a += WIDTH;
    b += WIDTH;
  }
  const mask = (1 << (<u32>left)) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) & mask) === mask;
}

/** Whether what stands from `start` to `end` is the literal. */
export function isLiteral(start: usize, end: usize, literal: usize): bool {
  return end - start === load<u32>(literal) && isSame(start, literal + WIDTH, end - start);
}

/** After a byte. */
export function afterByte(at: usize, byte: u8): usize {
  return at !== NONE && load<u8>(at) === byte ? at + 1 : NONE;
}

const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const SLASH: u8 = 0x2f;
const BACKSLASH: u8 = 0x5c;
const BRACKET: u8 = 0x5b;
const END_BRACKET: u8 = 0x5d;

/** The first quote, backslash or control character from there on. */
function findSpecial(start: usize): usize {
  let at = start;
  while (true) {
    const bytes = v128.load(at);
    const found = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))),
      i8x16.lt_u(bytes, i8x16.splat(0x20)),
    );
    const mask = i8x16.bitmask(found);
    if (mask !== 0) return at + ctz(mask);
    at += WIDTH;
  }
}

/** After the quote that ends a string without escapes, from within it. */
export function afterPlain(at: usize): usize {
  return at === NONE ? NONE : afterByte(findSpecial(at), QUOTE);
}

/** After the quote that ends any string of JSON, from within it. */
export function afterText(start: usize): usize {
  let at = start;
  while (at !== NONE) {
    at = findSpecial(at);
    const byte = load<u8>(at);
    if (byte === QUOTE) return at + 1;
    at = byte === BACKSLASH ? afterEscape(at + 1) : NONE;
  }
  return NONE;
}

/** After an escape, whose backslash was read. */
function afterEscape(at: usize): usize {
  switch (load<u8>(at)) {
    case QUOTE:
    case BACKSLASH:
    case SLASH:
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 1;
    case 0x75: // u
      return isHex(at + 1) && isHex(at + 2) && isHex(at + 3) && isHex(at + 4) ? at + 5 : NONE;
    default:
      return NONE;
  }
}

function isHex(at: usize): bool {
  const byte = load<u8>(at);
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}

/** After a list of one or more strings. */
export function afterTexts(start: usize): usize {
  let at = afterByte(start, BRACKET);
  while (at !== NONE) {
    at = afterText(afterByte(at, QUOTE));
    if (at === NONE || load<u8>(at) !== COMMA) return afterByte(at, END_BRACKET);
    at += 1;
  }
  return NONE;
}

/** After an optional key with its quote, and the string that it has; where the key does not stand there, nothing is read. */
export function afterPlainOf(at: usize, key: usize): usize {
  const start = after(at, key);
  return start === NONE ? at : afterPlain(start);
}

/** The same with a string that may have escapes. */
export function afterTextOf(at: usize, key: usize): usize {
  const start = after(at, key);
  return start === NONE ? at : afterText(start);
}
