import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPlaces } from './places.ts';
import { readRecord } from './read-record.ts';

const text = Array.from({ length: 30_000 }, (_, at) => `{"auditID":"${at}-é"}\n`).join('');
const bytes = Buffer.from(text);
const places = createPlaces([
  { name: 'a.log', offset: 0, lines: 0 },
  { name: 'b.log', offset: bytes.length, lines: 30_000 },
]);
const recordOf = (record: string, part: number) => ({
  ...{ line: 1, offset: part * bytes.length + bytes.indexOf(record), length: Buffer.byteLength(record), text: undefined },
  ...{ actor: '', time: '', outcome: 'unknown' as const },
});

describe('a record that is read once more', () => {
  const files = [new File([bytes], 'a.log'), new File([gzipSync(bytes)], 'b.log')];

  it('is the same text, from a plain file and from a compressed one', async () => {
    for (const part of [0, 1])
      for (const at of [0, 15_000, 29_999]) {
        const record = `{"auditID":"${at}-é"}`;
        expect(await readRecord(files, places, recordOf(record, part))).toBe(record);
      }
  });

  it('is the text that was kept, where one was', async () => {
    expect(await readRecord([], places, { ...recordOf('{', 0), text: 'kept' })).toBe('kept');
  });
});
