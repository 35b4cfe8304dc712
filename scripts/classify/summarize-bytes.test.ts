import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeEvent } from '../../src/audit/test-data/judge.ts';
import { SMALL_SURFACE } from '../../src/audit/test-data/small-surface.ts';
import { formatSummary } from './format-summary.ts';
import { unpack } from './read-bytes.ts';
import { type FileSummary, summarizeBytes } from './summarize-bytes.ts';

const LINE = JSON.stringify(makeEvent());
const ODD = JSON.stringify(makeEvent({ user: { username: 'eve\u001b[2J' }, verb: 'delete' }));

async function* cut(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function summarize(bytes: Uint8Array, signal = new AbortController().signal): Promise<FileSummary> {
  const source = { chunks: unpack(cut(bytes, 1)), size: bytes.length, read: () => 0 };
  return await summarizeBytes(source, { surface: SMALL_SURFACE }, signal);
}

describe('summarizeBytes', () => {
  it('unpacks what is packed, whatever pieces it comes in, and several members one after another', async () => {
    const [plain, packed] = [Buffer.from(`${LINE}\n`), gzipSync(`${LINE}\n`)];
    for (const bytes of [Buffer.concat([plain, plain]), Buffer.concat([packed, packed])])
      expect(await summarize(bytes)).toMatchObject({ report: { progress: { events: 2, failures: 0 } }, stopped: undefined });
  });

  it('keeps what it has read of an input that breaks off', async () => {
    const packed = gzipSync(Array.from({ length: 3000 }, () => LINE).join('\n'));
    const { report, stopped } = await summarize(packed.subarray(0, -20));
    expect(report.progress.events).toBeGreaterThan(0);
    expect(stopped).toMatch(/^The input breaks off: /);
  });

  it('stops where it is told to', async () => {
    const { report, stopped } = await summarize(Buffer.from(LINE), AbortSignal.abort());
    expect(report.progress.events).toBe(0);
    expect(stopped).toMatch(/^Stopped/);
  });

  it('reads an empty input', async () => {
    expect((await summarize(Buffer.alloc(0))).report.progress).toMatchObject({ bytes: 0, events: 0 });
  });
});

describe('formatSummary', () => {
  it('puts what is rare first, and lets no control character through', async () => {
    const { report } = await summarize(Buffer.from([LINE, LINE, ODD, 'nonsense'].join('\n')));
    const text = formatSummary(report);
    expect(text.indexOf('delete-pods')).toBeLessThan(text.indexOf('get-pods'));
    expect(text).toContain('eve\\u001b[2J');
    expect(text).toMatch(/Cannot be read: 1\n1 {2}Not JSON.* \(line 4\)/);
    expect(text).toContain('3 audit events');
  });
});
