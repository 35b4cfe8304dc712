import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

/** The day, and on what this runs, as results are told with. */
export function nameMachine(): string {
  return `${new Date().toISOString().slice(0, 10)}, ${process.platform}, ${availableParallelism()} x ${cpus()[0]?.model}, Node ${process.version}`;
}

/** Puts results into docs/benchmarks.md where it has the section, in place of the last ones. */
export function recordResults(section: string, results: string): void {
  writeFileSync(FILE, replaceResults(readFileSync(FILE, 'utf8'), section, results));
}

/**
 * The text with new results: what stands between `<!-- section -->` and `<!-- /section -->`.
 * @throws Error where the text has no such place.
 */
export function replaceResults(text: string, section: string, results: string): string {
  const [start, end] = [`<!-- ${section} -->`, `<!-- /${section} -->`];
  const [before, rest] = [text.split(start)[0] ?? '', text.split(end)[1]];
  if (before === text || rest === undefined)
    throw new Error(`Cannot find "${start}" and "${end}": put them where the results shall stand`);
  return `${before}${start}\n\n\`\`\`text\n${results.trim()}\n\`\`\`\n\n${end}${rest}`;
}
