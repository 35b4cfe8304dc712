import { readFileSync, writeFileSync } from 'node:fs';
import { findLockProblems, repairLock } from './lock/guard.ts';

const file = new URL('../package-lock.json', import.meta.url);
const before = readFileSync(file, 'utf8');

if (process.argv.includes('--write')) {
  const after = `${JSON.stringify(repairLock(JSON.parse(before)), null, 2)}\n`;
  if (after !== before) writeFileSync(file, after);
}

const problems = findLockProblems(JSON.parse(readFileSync(file, 'utf8')));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
