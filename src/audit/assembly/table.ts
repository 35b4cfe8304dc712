import { KEY } from './memory';
import { isSame, NONE } from './text';

/**
 * Tables of entries that are known by their keys, and counted. A table is its number of entries, an index of them by hash, and the entries in the order in
 * which they came, each with the hash and the length of its key, its counts, and the key. Zeros are an empty table.
 */
const SLOTS: u32 = 0x4000;
const INDEX: usize = 16;

/** Most entries of a table. */
const MOST: u32 = 0x2000;

export const ENTRIES: usize = INDEX + 4 * <usize>SLOTS;
export const ENTRY_SIZE: usize = 512;
const HASH: usize = 0;
const LENGTH: usize = 4;
export const COUNTS: usize = 8;
const ENTRY_KEY: usize = 192;
const LONGEST_KEY: usize = ENTRY_SIZE - ENTRY_KEY;

/** How long the key is that is asked for. */
let length: usize = 0;

/** Begins a key. */
export function beginKey(first: u8): void {
  store<u8>(KEY, first);
  length = 1;
}

/** Adds a span and a quote to the key; what is too long is known to no table. */
export function addToKey(start: usize, end: usize): void {
  const added = end - start;
  if (length + added >= LONGEST_KEY) {
    length = LONGEST_KEY;
    return;
  }
  for (let at: usize = 0; at < added; at += 16) v128.store(KEY + length + at, v128.load(start + at));
  length += added + 1;
  store<u8>(KEY + length - 1, 0x22);
}

/** Takes all entries out of a table. */
export function clear(table: usize): void {
  memory.fill(table, 0, ENTRIES);
}

/** The counts of the entry with the key; NONE where there is none. */
export function find(table: usize): usize {
  const hash = hashKey();
  let slot = hash;
  while (true) {
    const number = load<u32>(slotAt(table, slot));
    if (number === 0) return NONE;
    const entry = entryAt(table, number);
    if (load<u32>(entry, HASH) === hash && <usize>load<u32>(entry, LENGTH) === length && isSame(KEY, entry + ENTRY_KEY, length)) {
      return entry + COUNTS;
    }
    slot += 1;
  }
}

/** Adds an entry with the key; false where it is there, where the key is too long, or where there are as many as there can be. */
export function add(table: usize): bool {
  const number = load<u32>(table) + 1;
  if (length >= LONGEST_KEY || number > MOST || find(table) !== NONE) return false;
  const hash = hashKey();
  let slot = hash;
  while (load<u32>(slotAt(table, slot)) !== 0) slot += 1;
  store<u32>(slotAt(table, slot), number);
  const entry = entryAt(table, number);
  store<u32>(entry, hash, HASH);
  store<u32>(entry, <u32>length, LENGTH);
  memory.fill(entry + COUNTS, 0, ENTRY_KEY - COUNTS);
  memory.copy(entry + ENTRY_KEY, KEY, length);
  store<u32>(table, number);
  return true;
}

function slotAt(table: usize, slot: u32): usize {
  return table + INDEX + 4 * <usize>(slot % SLOTS);
}

/** Entries are numbered from 1. */
function entryAt(table: usize, number: u32): usize {
  return table + ENTRIES + ENTRY_SIZE * <usize>(number - 1);
}

/** Eight bytes at a time, by multiplication with an odd number that has about as many ones as zeros. */
function hashKey(): u32 {
  let hash: u64 = length;
  let at: usize = 0;
  for (; at + 8 <= length; at += 8) hash = mix(hash ^ load<u64>(KEY + at));
  if (at < length) hash = mix(hash ^ (load<u64>(KEY + at) & (((<u64>1) << (8 * (length - at))) - 1)));
  return <u32>(hash >> 32);
}

const FACTOR = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;

function mix(value: u64): u64 {
  const product = value * FACTOR;
  return product ^ (product >> 29);
}
