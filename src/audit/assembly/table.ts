import { KEY, KEY_SIZE, TABLES } from './memory';
import { isSame, NONE } from './text';

/**
 * Tables of entries that are known by their keys. A table begins with its number of entries and its other sizes; an index of the entries by hash
 * follows, the entries in the order in which they came, and their keys. An entry has the hash, length and place of its key, and data.
 */
const COUNT: usize = 0;
const MOST: usize = 4;
const ENTRY_SIZE: usize = 8;
const KEYS: usize = 12;
const KEYS_END: usize = 16;
const INDEX: usize = 32;

const HASH: usize = 0;
const LENGTH: usize = 4;
const PLACE: usize = 8;
/** What of an entry is before its data. */
const HEAD: usize = 12;

/** Where the next table goes. */
export let tablesEnd: usize = TABLES;

/** Makes a table of at most so many entries, a power of two, with so many bytes of data each, and room for their keys. */
export function openTable(most: u32, data: usize, keys: usize): usize {
  const table = tablesEnd;
  store<u32>(table, most, MOST);
  store<u32>(table, <u32>(HEAD + data), ENTRY_SIZE);
  tablesEnd = entryAt(table, most) + keys;
  store<u32>(table, <u32>tablesEnd, KEYS_END);
  clear(table);
  return table;
}

/** Takes all entries out of a table. */
export function clear(table: usize): void {
  const most = load<u32>(table, MOST);
  store<u32>(table, 0, COUNT);
  store<u32>(table, <u32>entryAt(table, most), KEYS);
  memory.fill(table + INDEX, 0, 8 * <usize>most);
}

/** How many entries a table has. */
export function countEntries(table: usize): u32 {
  return load<u32>(table, COUNT);
}

/** The data of an entry, by its number in the order in which they came. */
export function dataAt(table: usize, number: u32): usize {
  return entryAt(table, number) + HEAD;
}

/** The number of the entry with these data. */
export function numberOf(table: usize, data: usize): u32 {
  return <u32>(data - dataAt(table, 0)) / load<u32>(table, ENTRY_SIZE);
}

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
  if (length + added >= KEY_SIZE) {
    length = KEY_SIZE;
    return;
  }
  for (let at: usize = 0; at < added; at += 16) v128.store(KEY + length + at, v128.load(start + at));
  length += added + 1;
  store<u8>(KEY + length - 1, 0x22);
}

/** Adds a number to the key. */
export function addNumberToKey(number: u32): void {
  if (length + 4 > KEY_SIZE) return;
  store<u32>(KEY + length, number);
  length += 4;
}

/** The data of the entry with the key; NONE where there is none. */
export function find(table: usize): usize {
  const hash = hashKey();
  let slot = hash;
  while (true) {
    const number = load<u32>(slotAt(table, slot));
    if (number === 0) return NONE;
    const entry = entryAt(table, number - 1);
    if (
      load<u32>(entry, HASH) === hash &&
      <usize>load<u32>(entry, LENGTH) === length &&
      isSame(KEY, load<u32>(entry, PLACE), length)
    ) {
      return entry + HEAD;
    }
    slot += 1;
  }
}

/** Adds an entry with the key, and gives its data, which are zeros; NONE where the key is known or too long, or there is no room. */
export function add(table: usize): usize {
  const count = load<u32>(table, COUNT);
  const place = load<u32>(table, KEYS);
  if (length >= KEY_SIZE || isFull(table) || find(table) !== NONE) return NONE;
  const hash = hashKey();
  let slot = hash;
  while (load<u32>(slotAt(table, slot)) !== 0) slot += 1;
  store<u32>(slotAt(table, slot), count + 1);
  const entry = entryAt(table, count);
  store<u32>(entry, hash, HASH);
  store<u32>(entry, <u32>length, LENGTH);
  store<u32>(entry, place, PLACE);
  memory.fill(entry + HEAD, 0, load<u32>(table, ENTRY_SIZE) - HEAD);
  memory.copy(place, KEY, length);
  store<u32>(table, place + <u32>length, KEYS);
  store<u32>(table, count + 1, COUNT);
  return entry + HEAD;
}

/** Whether there may be no room for another key. */
export function isFull(table: usize): bool {
  return (
    load<u32>(table, COUNT) >= load<u32>(table, MOST) ||
    <usize>load<u32>(table, KEYS) + KEY_SIZE > <usize>load<u32>(table, KEYS_END)
  );
}

/** Two slots for each entry that there can be. */
function slotAt(table: usize, slot: u32): usize {
  return table + INDEX + 4 * <usize>(slot & (2 * load<u32>(table, MOST) - 1));
}

function entryAt(table: usize, number: u32): usize {
  return table + INDEX + 8 * <usize>load<u32>(table, MOST) + <usize>load<u32>(table, ENTRY_SIZE) * <usize>number;
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
