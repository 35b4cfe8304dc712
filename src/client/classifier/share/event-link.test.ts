import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLink, readLink } from './event-link.ts';

const PAGE = 'https://atlas.example/classify/';
const fragmentOf = (link: string): string => link.slice(PAGE.length);
const pack = (bytes: Uint8Array | string): string => `#event=${deflateRawSync(bytes).toString('base64url')}`;

describe('a link with an event', () => {
  it('gives back the text it was made of, in characters that every program leaves alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }), async (text) => {
        const link = await makeLink(`${PAGE}#private`, text);
        expect(link).toMatch(/^https:\/\/atlas\.example\/classify\/#event=[\w-]+$/);
        expect(await readLink(fragmentOf(link))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('is packed: events repeat themselves', async () => {
    const text = '{"kind":"Event","apiVersion":"audit.k8s.io/v1"}\n'.repeat(200);
    expect((await makeLink(PAGE, text)).length).toBeLessThan(400);
  });

  it('is refused with a message where it was cut off anywhere', async () => {
    const fragment = fragmentOf(
      await makeLink(PAGE, JSON.stringify({ kind: 'Event', verb: 'get', user: { username: 'system:anonymous' } })),
    );
    for (let length = '#event='.length; length < fragment.length; length += 1)
      await expect(readLink(fragment.slice(0, length)), String(length)).rejects.toThrow(/broken or was cut off/);
  });

  it('is refused where it is no such text', async () => {
    for (const fragment of [
      '#event=',
      '#event=%%%',
      '#event=<script>',
      '#event=AAAA',
      '#event=a',
      pack(new Uint8Array([0xff, 0xfe, 0x80])),
    ])
      await expect(readLink(fragment), fragment).rejects.toThrow(/broken or was cut off/);
  });

  it('is refused where it is too long, or unfolds to far more than it says', async () => {
    await expect(readLink(`#event=${'A'.repeat(2 ** 18)}`)).rejects.toThrow(/longer than any/);
    const bomb = pack(Buffer.alloc(2 ** 26));
    expect(bomb.length).toBeLessThan(2 ** 17);
    const start = performance.now();
    await expect(readLink(bomb)).rejects.toThrow(/more than 1 MiB/);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
