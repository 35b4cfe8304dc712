import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { countLines, findLong, LIMITS, measureFunctions } from './architecture/lengths.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = globSync('{src,scripts}/**/*.{ts,mjs,astro}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.test.ts'))
  .sort();

/** Rows of the table below "Long files and functions": a file in code, and a function of it in code behind. */
const section =
  readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8').split('## Long files and functions')[1] ?? '';
const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)`(?:, `([^`]+)`)? \| (.+) \|$/gm)];
const named = rows.map(([, file, name]) => (name === undefined ? file : `${file} ${name}`));

describe('files and functions', () => {
  it('stay within the limits, but for those that ARCHITECTURE.md names with a reason', () => {
    expect(findLong(root, files).sort()).toEqual([...named].sort());
    expect(section).toContain(`${LIMITS.file} lines`);
  });
});

describe('measureFunctions', () => {
  it('counts the lines of a function, and those of its own without functions inside it', () => {
    const code = `/** Doc */\nexport function outer() {\n  const inner = () => {\n    return 1;\n  };\n  return { method() {\n    return inner();\n  } };\n}\n`;
    expect(measureFunctions('a.ts', code)).toEqual([
      { name: 'inner', lines: 3, ownLines: 3 },
      { name: 'method', lines: 3, ownLines: 3 },
      { name: 'outer', lines: 8, ownLines: 4 },
    ]);
  });

  it('takes signatures without a body for no functions', () => {
    expect(measureFunctions('a.ts', 'interface A { b(): void }\ntype C = () => void;\ndeclare function d(): void;\n')).toEqual(
      [],
    );
    expect([countLines('a\nb\n'), countLines('a\nb'), countLines('')]).toEqual([2, 2, 1]);
  });
});
