import { crc32, deflateSync } from 'node:zlib';

/** Rows of pixels, four bytes each: red, green, blue and what is left out here, as pictures of a page have no transparent part. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const MOST_COLORS = 256;

/**
 * A PNG with a table of at most 256 colours (https://www.w3.org/TR/png-3/), which takes a third of what a browser writes for text on flat
 * ground. Where there are more, the rare ones become the nearest of the frequent.
 */
export function toIndexedPng(pixels: Pixels): Uint8Array {
  const colors = readColors(pixels);
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const table = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b).slice(0, MOST_COLORS);
  const numbers = new Map([...counts.keys()].map((color) => [color, findNearest(color, table)]));
  return write(pixels, table, toRows(pixels, colors, numbers));
}

function readColors({ rgba }: Pixels): Uint32Array {
  const bytes = Buffer.from(rgba);
  return Uint32Array.from({ length: rgba.length / 4 }, (_, pixel) => bytes.readUIntBE(pixel * 4, 3));
}

/** The place in the table of the colour with the least distance. */
function findNearest(color: number, table: readonly number[]): number {
  const distances = table.map((other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** Each row begins with its filter: none. */
function toRows({ width, height }: Pixels, colors: Uint32Array, numbers: ReadonlyMap<number, number>): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height);
  for (const [pixel, color] of colors.entries()) rows[pixel + Math.floor(pixel / width) + 1] = numbers.get(color) ?? 0;
  return rows;
}

function write({ width, height }: Pixels, table: readonly number[], rows: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8); // eight bits for each pixel, which are numbers of colours
  const palette = Buffer.from(table.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
