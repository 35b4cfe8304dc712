/**
 * Where everything stands. Nothing is allocated: first the literals, then what the compiler puts there (from 0x2000 on), then the parts below,
 * each with room behind it for bytes that are looked at and not used.
 */

/** Literals, one after another (see text.ts). */
export const LITERALS: usize = 16;

/** For each stage and status code the number of the outcome; written from outside. */
export const OUTCOMES: usize = 0x8000;

/** The earliest and the latest time (see times.ts). */
export const TIMES: usize = 0xa000;

/** The classes of a line's parts, in the order of parts.ts; written from outside before a line is learned. */
export const CLASSES: usize = 0xa100;

/** The key that is asked for, and how long it can be (see table.ts). */
export const KEY: usize = 0xb000;
export const KEY_SIZE: usize = 0x2000;

/** The bytes to be read, and how many there can be; written from outside. */
export const INPUT: usize = 0x10000;
export const INPUT_SIZE: usize = 0x100000;

/** The line that is to be learned, and how long it can be; written from outside. */
export const LINE: usize = 0x120000;
export const LINE_SIZE: usize = 0x40000;

/** What is known: tables, one after another (see table.ts). */
export const TABLES: usize = 0x170000;
