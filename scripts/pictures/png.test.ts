import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toIco } from './ico.ts';
import { type Pixels, toIndexedPng } from './png.ts';

function paint(width: number, height: number, colorOf: (pixel: number) => readonly number[]): Pixels {
  const rgba = Uint8Array.from({ length: width * height }).map(() => 0);
  return { width, height, rgba: Uint8Array.from([...rgba].flatMap((_, pixel) => [...colorOf(pixel), 255])) };
}

/** The chunks of a PNG by name; of one name the last. */
function readChunks(png: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

describe('toIndexedPng', () => {
  it('keeps every colour where there are few', () => {
    const png = readChunks(toIndexedPng(paint(2, 2, (pixel) => (pixel === 3 ? [1, 2, 3] : [250, 251, 252]))));
    expect([...(png.get('PLTE') ?? [])]).toEqual([250, 251, 252, 1, 2, 3]);
    expect([...inflateSync(png.get('IDAT') ?? Buffer.alloc(0))]).toEqual([0, 0, 0, 0, 0, 1]);
    expect([png.get('IHDR')?.readUInt32BE(0), png.get('IHDR')?.readUInt32BE(4)]).toEqual([2, 2]);
  });

  it('gives rare colours the nearest of the frequent ones where there are more than its table takes', () => {
    const png = readChunks(toIndexedPng(paint(32, 32, (pixel) => [pixel % 256, Math.floor(pixel / 256), 0])));
    expect((png.get('PLTE')?.length ?? 0) / 3).toBeLessThanOrEqual(256);
  });
});

describe('toIco', () => {
  it('says where its picture begins, how long it is and how large', () => {
    const ico = Buffer.from(toIco(Uint8Array.from([7, 8, 9]), 32));
    expect([ico.readUInt32LE(14), ico.readUInt32LE(18), ico.readUInt8(6)]).toEqual([3, 22, 32]);
    expect([...ico.subarray(22)]).toEqual([7, 8, 9]);
  });
});
