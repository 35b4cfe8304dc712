import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLIENT = fileURLToPath(new URL('../src/client', import.meta.url));
const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file),
);

/** Everything by which a browser makes elements or code of a text. */
const MARKUP =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTML(?:Unsafe)?|parseHTML(?:Unsafe)?|createContextualFragment|DOMParser|srcdoc|eval)\b|\bdocument\s*\.\s*write(?:ln)?\b|\bnew\s+Function\b|\bset(?:Timeout|Interval)\(\s*['"`]/;

describe('code of the client', () => {
  it('makes no elements and no code of texts', () => {
    expect(files.length).toBeGreaterThan(20);
    const found = files.filter((file) => MARKUP.test(withoutComments(readFileSync(join(CLIENT, file), 'utf8'))));
    expect(found).toEqual([]);
  });

  it('would be found out', () => {
    for (const code of ['a.innerHTML = b', 'document.write(b)', 'new DOMParser()', 'setTimeout("b")', 'new Function(b)'])
      expect(MARKUP.test(code)).toBe(true);
  });
});

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
