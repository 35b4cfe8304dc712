import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';
import { listPassages, type Passage, reportPassage } from './passages.ts';

/** So many words in a row are no coincidence. */
const RUN = 12;

/** Every text was written for its own page: no two files share a run of twelve words, which is how wrong copies come about. */
export const noCopiedText: Check = {
  id: 'no-copied-text',
  description: 'No two files share a run of twelve words',
  run: ({ files }) => {
    const seen = new Map<string, string>();
    return files
      .flatMap(({ source }) => listPassages(source).filter(isWritten))
      .flatMap((passage) => findCopy(passage, seen) ?? []);
  },
};

/** Names of sources, commands and examples may well be the same in many files. */
function isWritten({ path }: Passage): boolean {
  const key = String(path.at(-1));
  return !['url', 'title', 'reference'].includes(key) && !path.includes('kubectl') && !path.includes('example');
}

/** The first run of a passage that stands in another file too; runs not yet seen are noted with their file. */
function findCopy(passage: Passage, seen: Map<string, string>): Problem | undefined {
  const { file } = passage.source;
  let copy: Problem | undefined;
  for (const { run, index } of runsOf(passage.text)) {
    const first = seen.get(run);
    if (first === undefined) seen.set(run, file);
    else if (first !== file && !copy) {
      const message = `The words "${run.slice(0, 60)}..." stand in ${first} too`;
      copy = reportPassage(noCopiedText, passage, message, 'Say what is true of just this one', index);
    }
  }
  return copy;
}

function runsOf(text: string): { run: string; index: number }[] {
  const words = [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)];
  const starts = words.slice(0, Math.max(words.length - RUN + 1, 0));
  return starts.map(({ index }, at) => ({
    run: words
      .slice(at, at + RUN)
      .map(([word]) => word)
      .join(' '),
    index,
  }));
}
