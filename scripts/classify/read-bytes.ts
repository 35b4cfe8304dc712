import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';

/** The bytes of an input, unpacked. */
export interface ByteSource {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Size of the input as it is stored, in bytes; undefined where it is not known, as of standard input. */
  readonly size: number | undefined;
  /** How much of that has been read. */
  readonly read: () => number;
}

const CHUNK = 2 ** 18;

/**
 * Opens a file, or standard input for `-`. What begins with the signature of gzip (RFC 1952) is unpacked, whatever its name. A chunk is not to be
 * used after the next one was asked for.
 */
export function openBytes(file: string): ByteSource {
  const stat = file === '-' ? undefined : statSync(file);
  let read = 0;
  const count = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      read += chunk.length;
      yield chunk;
    }
  };
  const stored = stat?.isFile() && !isPacked(readStart(file)) ? readPlain(file) : undefined;
  const stream = (): AsyncIterable<Uint8Array> =>
    file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
  const chunks = stored ? count(stored) : unpack(count(stream()));
  return { chunks, size: stat?.isFile() ? stat.size : undefined, read: () => read };
}

function readStart(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  const start = new Uint8Array(2);
  const length = readSync(descriptor, start);
  closeSync(descriptor);
  return start.subarray(0, length);
}

function isPacked(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/**
 * Into one buffer again and again: a stream takes new memory for each chunk, which takes longer than reading it. What lies on a disk is
 * there at once, or soon; others have their turn in between.
 */
async function* readPlain(file: string): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK);
  const descriptor = openSync(file, 'r');
  try {
    for (let turn = 0; ; turn += 1) {
      const length = readSync(descriptor, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
      if (turn % 64 === 0) await setImmediate();
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Unpacks what is packed by gzip. The signature may come in two pieces. */
export async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  while (start.length < 2) {
    const { done, value } = await iterator.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  const whole = prepend(start, iterator);
  if (isPacked(start)) yield* Readable.from(whole, { objectMode: false }).pipe(createGunzip({ chunkSize: CHUNK }));
  else yield* whole;
}

async function* prepend(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
