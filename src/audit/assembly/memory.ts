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

/** The key that is asked for (see table.ts). */
export const KEY: usize = 0xa100;

/** What is known (see table.ts). */
export const REQUESTS: usize = 0x10000;
export const ACTORS: usize = 0x430000;

/** The bytes to be read, and how many there can be; written from outside. */
export const INPUT: usize = 0x850000;
export const INPUT_SIZE: usize = 0x100000;

/** The line that is to be learned, and how long it can be; written from outside. */
export const LINE: usize = 0x960000;
export const LINE_SIZE: usize = 0x40000;
