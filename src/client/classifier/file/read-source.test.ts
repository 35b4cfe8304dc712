import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGunzip } from './gunzip.ts';
import { findMember } from './gzip-start.ts';
import { readSource } from './read-source.ts';

async function read(source: Blob, wanted = Number.POSITIVE_INFINITY) {
  const pieces: Uint8Array[] = [];
  let progress = 0;
  const ending = await readSource(source, {
    push: (bytes) => pieces.push(bytes.slice()),
    goOn: async (done) => {
      progress = done;
      return done < wanted;
    },
  });
  return { text: await new Blob(pieces as BlobPart[]).text(), ending, progress };
}

/** Lines that do not compress to nothing. */
function makeLines(count: number, seed = 1): string {
  let state = seed;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state.toString(36);
  };
  return Array.from({ length: count }, () => `{"id":"${next()}${next()}"}\n`).join('');
}

describe('the reading of a file', () => {
  it('hands on a plain file as it is, and counts its bytes', async () => {
    const text = `${makeLines(5000)}é€`;
    const source = new Blob([text]);
    expect(await read(source)).toEqual({ text, ending: { kind: 'whole' }, progress: source.size });
  });

  it('reads an empty file', async () => {
    expect(await read(new Blob([]))).toEqual({ text: '', ending: { kind: 'whole' }, progress: 0 });
  });

  it('opens gzip by its first bytes, and counts the bytes of the file, not of its content', async () => {
    const text = makeLines(20_000);
    const source = new Blob([gzipSync(text)]);
    expect(await read(source)).toEqual({ text, ending: { kind: 'whole' }, progress: source.size });
  });

  it('opens several members one after another', async () => {
    const texts = [makeLines(3000), makeLines(10, 2), '', makeLines(9000, 3)];
    const found = await read(new Blob(texts.map((text) => gzipSync(text)) as BlobPart[]));
    expect(found.ending).toEqual({ kind: 'whole' });
    expect(found.text).toBe(texts.join(''));
  });

  it('gives what a cut compressed file holds, and says that it is cut', async () => {
    const text = makeLines(50_000);
    const whole = gzipSync(text);
    const found = await read(new Blob([whole.subarray(0, Math.floor(whole.length * 0.7))]));
    expect(found.ending.kind).toBe('fault');
    expect(found.ending.kind === 'fault' && found.ending.message).toMatch(/^The compressed file is damaged or cut off/);
    expect(text.startsWith(found.text)).toBe(true);
    expect(found.text.length).toBeGreaterThan(text.length / 2);
  });

  it('says of a damaged compressed file that it is damaged, and gives what came before', async () => {
    const text = makeLines(50_000);
    const bytes = gzipSync(text);
    bytes.fill(0xff, bytes.length - 5000, bytes.length - 4000);
    const found = await read(new Blob([bytes]));
    expect(found.ending.kind).toBe('fault');
    expect(found.text.length).toBeGreaterThan(text.length / 2);
  });

  it.each([
    ['a zip archive', [0x50, 0x4b, 3, 4]],
    ['UTF-16 text', [0xff, 0xfe, 0x7b, 0]],
    ['compressed with bzip2', [0x42, 0x5a, 0x68, 0x39]],
  ])('says of a file that it is %s, and reads nothing of it', async (kind, bytes) => {
    const found = await read(new Blob([new Uint8Array([...bytes, ...Array(100).fill(65)])]));
    expect(found.text).toBe('');
    expect(found.ending).toMatchObject({ kind: 'fault', message: expect.stringContaining(`The file is ${kind}: `) });
  });

  it('ends where no more is wanted', async () => {
    const found = await read(new Blob([makeLines(400_000)]), 1);
    expect(found.ending).toEqual({ kind: 'stopped' });
    expect(found.progress).toBeLessThan(found.text.length + 1);
  });
});

describe('members of gzip', () => {
  it('are found wherever the pieces are cut', async () => {
    const texts = [makeLines(40), makeLines(3, 5), makeLines(60, 9)];
    const all = Buffer.concat(texts.map((text) => gzipSync(text)));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: all.length }), { maxLength: 12 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), all.length];
        const pieces: Uint8Array[] = [];
        const gunzip = createGunzip((bytes) => pieces.push(bytes));
        for (const [at, place] of places.entries()) await gunzip.write(all.subarray(places[at - 1] ?? 0, place));
        await gunzip.end();
        expect(Buffer.concat(pieces).toString()).toBe(texts.join(''));
      }),
      { numRuns: 60 },
    );
  });

  it('are not seen where the length before a header is not that of the content', () => {
    const one = gzipSync('a'.repeat(1000));
    const forged = Buffer.concat([one.subarray(0, -4), Buffer.from([0, 0, 0, 0x7f]), gzipSync('b')]);
    expect(findMember(Buffer.concat([one, gzipSync('b')]), 0, 0)).toBe(one.length);
    expect(findMember(forged, 0, 0)).toBe(-1);
  });
});
