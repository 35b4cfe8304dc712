import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../build/list-files.ts';
import { writeGrownContent } from './grow-content.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grown-'));
  writeGrownContent(folder, 20);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('writeGrownContent', () => {
  const texts = () => listFiles(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

  it('writes a file for each resource and each of its operations, and one that lists the resources', () => {
    expect(texts()).toHaveLength(1 + 20 + 20 * 8);
  });

  it('writes no passage of ten words twice, which the checks of the content would refuse', () => {
    const passages = texts().flatMap((text) => {
      const words = /description: The (.*)\./.exec(text)?.[1]?.split(' ') ?? [];
      return words.slice(9).map((_, at) => words.slice(at, at + 10).join(' '));
    });
    expect(passages.length).toBeGreaterThan(1000);
    expect(new Set(passages).size).toBe(passages.length);
  });
});
