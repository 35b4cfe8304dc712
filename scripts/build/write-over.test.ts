import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeOver } from './write-over.ts';

const top = mkdtempSync(join(tmpdir(), 'write-over-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('writeOver', () => {
  it('makes the folders of a new file', () => {
    const file = join(top, 'a/b/c.txt');
    writeOver(file, 'é');
    expect(readFileSync(file, 'utf8')).toBe('é');
  });

  it('leaves nothing of a longer file, also where the new text is empty', () => {
    const file = join(top, 'long.txt');
    for (const text of ['ünïcode and more', 'né', new TextEncoder().encode('x'), '']) {
      writeOver(file, text);
      expect(readFileSync(file, 'utf8')).toBe(typeof text === 'string' ? text : 'x');
    }
  });

  it('gives a file of the same text a new time, so that it counts as written', () => {
    const file = join(top, 'same.txt');
    writeOver(file, 'same');
    utimesSync(file, 1, 1);
    writeOver(file, 'same');
    expect(statSync(file).mtimeMs).toBeGreaterThan(1000);
  });

  it('throws where a folder has the name', () => {
    expect(() => writeOver(top, 'x')).toThrow('EISDIR');
  });
});
