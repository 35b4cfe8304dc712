import { TIME_LENGTH } from './ending';
import { TIMES } from './memory';

/** The earliest and the latest time of many; see time-span.ts. */
export const EARLIEST: usize = TIMES;
export const LATEST: usize = TIMES + 32;

/** Whether there is none; written from outside to begin anew. */
export let isEmpty: bool = true;

/** Takes a time into account; what has another form is no time. */
export function addTime(time: usize): void {
  const isLater = isEmpty || isBefore(LATEST, time);
  const isEarlier = isEmpty || (!isLater && isBefore(time, EARLIEST));
  if ((!isLater && !isEarlier) || !isTime(time)) return;
  if (isLater) memory.copy(LATEST, time, TIME_LENGTH);
  if (isEarlier) memory.copy(EARLIEST, time, TIME_LENGTH);
  isEmpty = false;
}

/** In the order of bytes. */
function isBefore(one: usize, other: usize): bool {
  for (let at: usize = 0; at < TIME_LENGTH; at += 8) {
    const a = bswap(load<u64>(one + min(at, TIME_LENGTH - 8)));
    const b = bswap(load<u64>(other + min(at, TIME_LENGTH - 8)));
    if (a !== b) return a < b;
  }
  return false;
}

/** Begins like 2026-01-31T, ends with Z, and is plain ASCII between. */
function isTime(time: usize): bool {
  for (let at: usize = 0; at < 10; at += 1) {
    const byte = load<u8>(time + at);
    if (at === 4 || at === 7 ? byte !== 0x2d : byte < 0x30 || byte > 0x39) return false;
  }
  const isPlain = i8x16.bitmask(v128.or(v128.load(time), v128.load(time, TIME_LENGTH - 16))) === 0;
  return isPlain && load<u8>(time, 10) === 0x54 && load<u8>(time, TIME_LENGTH - 1) === 0x5a;
}
