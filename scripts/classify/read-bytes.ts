import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
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

/** Opens a file, or standard input for `-`. What begins with the signature of gzip (RFC 1952) is unpacked, whatever its name. */
export function openBytes(file: string): ByteSource {
  const stat = file === '-' ? undefined : statSync(file);
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
  let read = 0;
  const count = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      read += chunk.length;
      yield chunk;
    }
  };
  return { chunks: unpack(count()), size: stat?.isFile() ? stat.size : undefined, read: () => read };
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
  if (start[0] === 0x1f && start[1] === 0x8b)
    yield* Readable.from(whole, { objectMode: false }).pipe(createGunzip({ chunkSize: CHUNK }));
  else yield* whole;
}

async function* prepend(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
