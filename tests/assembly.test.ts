import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { COMPILED, compileAssembly } from '../scripts/assembly/compile.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

it('is compiled from the sources as they are: run `npm run fix`', async () => {
  expect(await compileAssembly(root)).toBe(readFileSync(`${root}${COMPILED}`, 'utf8'));
}, 30_000);
