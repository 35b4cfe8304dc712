import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMPILED, compileAssembly } from './assembly/compile.ts';

/** Compiles src/audit/assembly, and keeps the result beside what uses it. */
const root = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(`${root}${COMPILED}`, await compileAssembly(root));
