import { describe, expect, it } from 'vitest';
import { createBlobPieces } from './blob-pieces.ts';

const BYTES = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);

async function readAll(source: Blob, patience?: number): Promise<Uint8Array> {
  const pieces = createBlobPieces(source, patience);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let piece = await pieces.next(); piece; piece = await pieces.next()) parts.push(piece.slice());
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A file whose readings go as they are told to: the first as the first, and so on. */
class OddBlob extends Blob {
  readonly #streams: (() => ReadableStream<Uint8Array<ArrayBuffer>>)[];
  readonly starts: number[] = [];

  constructor(...streams: (() => ReadableStream<Uint8Array<ArrayBuffer>>)[]) {
    super([BYTES]);
    this.#streams = streams;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#streams.shift()?.() ?? super.stream();
  }

  override slice(start?: number): Blob {
    this.starts.push(start ?? 0);
    const rest = super.slice(start);
    const next = this.#streams.shift();
    return next ? Object.assign(rest, { stream: next }) : rest;
  }
}

/** Gives some bytes and falls silent. */
function goSilentAfter(start: number, end: number): () => ReadableStream<Uint8Array<ArrayBuffer>> {
  return () =>
    new ReadableStream({
      type: 'bytes',
      start: (controller) => {
        if (end > start) controller.enqueue(BYTES.slice(start, end));
      },
    });
}

describe('the pieces of a file', () => {
  it('are its bytes', async () => {
    expect(await readAll(new Blob([BYTES]))).toEqual(BYTES);
    expect(await readAll(new Blob([]))).toEqual(new Uint8Array());
  });

  it('are read by a plain reader where files are no byte streams', async () => {
    const plain = (): ReadableStream<Uint8Array<ArrayBuffer>> =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(BYTES.slice(0, 10));
          controller.enqueue(BYTES.slice(10));
          controller.close();
        },
      });
    expect(await readAll(new OddBlob(plain))).toEqual(BYTES);
  });

  it('are read on from the same place where nothing comes, as often as that is', async () => {
    const source = new OddBlob(goSilentAfter(0, 1000), goSilentAfter(1000, 1000), goSilentAfter(1000, 5000));
    expect(await readAll(source, 20)).toEqual(BYTES);
    expect(source.starts).toEqual([1000, 1000, 5000]);
  });

  it('end with the fault of a file that cannot be read', async () => {
    const broken = (): ReadableStream<Uint8Array<ArrayBuffer>> =>
      new ReadableStream({ type: 'bytes', pull: () => Promise.reject(new Error('it is gone')) });
    await expect(readAll(new OddBlob(broken))).rejects.toThrow('it is gone');
  });

  it('are over where no more are wanted', async () => {
    const pieces = createBlobPieces(new Blob([BYTES]));
    await pieces.next();
    await pieces.cancel();
    expect(await pieces.next()).toBeUndefined();
  });
});
