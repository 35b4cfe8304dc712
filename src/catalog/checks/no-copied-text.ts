import type { SourceFile } from '../source.ts';
import { type Check, report } from './check.ts';
import { walk } from './field-exists.ts';

/** So many words in a row are no coincidence. */
const RUN = 12;

interface Place {
  readonly source: SourceFile;
  readonly path: (string | number)[];
}

/** Every text was written for its own page: no two files share a run of twelve words, which is how wrong copies come about. */
export const noCopiedText: Check = {
  id: 'no-copied-text',
  description: 'No two files share a run of twelve words',
  run: ({ files }) => {
    const seen = new Map<string, Place>();
    const problems = new Map<string, ReturnType<typeof report>>();
    for (const { source } of files.filter(({ source }) => !source.file.startsWith('content/imported/'))) {
      const visit = (path: (string | number)[], text: string): void => {
        if (['url', 'title', 'reference'].includes(String(path.at(-1))) || path.includes('kubectl') || path.includes('example'))
          return;
        for (const run of runsOf(text)) {
          const first = seen.get(run);
          if (!first) seen.set(run, { source, path });
          else if (first.source.file !== source.file) {
            const key = `${source.file} ${path.join('.')}`;
            const message = `The words "${run.slice(0, 60)}..." stand in ${first.source.file} too`;
            if (!problems.has(key))
              problems.set(key, report(noCopiedText, source, path, message, 'Say what is true of just this one'));
          }
        }
      };
      walk(source.value, [], visit);
      for (const paragraph of (source.body ?? '').split(/\n\s*\n/)) visit([], paragraph);
    }
    return [...problems.values()];
  },
};

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < RUN ? [] : Array.from({ length: words.length - RUN + 1 }, (_, i) => words.slice(i, i + RUN).join(' '));
}
