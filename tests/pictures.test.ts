import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { socialImage } from '../src/view/page-head.ts';
import { PAGE_KINDS } from '../src/view/page-kind.ts';

const folder = new URL('../public/', import.meta.url);
const pictures = PAGE_KINDS.map((kind) => ({ kind, png: readFileSync(new URL(`.${socialImage(kind)}`, folder)) }));

/** Width and height of a PNG, which stand at fixed places of its first chunk. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)} x ${png.readUInt32BE(20)}`;
}

describe('the pictures of links', () => {
  it('are one for each kind of page, and no other', () => {
    expect(readdirSync(new URL('social/', folder)).sort()).toEqual(PAGE_KINDS.map((kind) => `${kind}.png`).sort());
  });

  it('are large enough for every place that shows them, and small to fetch', () => {
    expect(pictures.filter(({ png }) => sizeOf(png) !== '1200 x 630' || png.length > 60_000).map(({ kind }) => kind)).toEqual([]);
  });

  it('differ', () => {
    expect(new Set(pictures.map(({ png }) => png.toString('base64'))).size).toBe(PAGE_KINDS.length);
  });
});

describe('the icons', () => {
  it('have the sizes that are asked for', () => {
    expect(sizeOf(readFileSync(new URL('apple-touch-icon.png', folder)))).toBe('180 x 180');
    expect(sizeOf(readFileSync(new URL('favicon.ico', folder)).subarray(22))).toBe('32 x 32');
  });
});
