import type { Problem } from './problem.ts';

/** The lines that Git leaves where two versions of a text could not be merged. `=======` alone may be a heading of Markdown. */
const MARKER = /^(?:<{7}|>{7}|\|{7})(?: .*)?$/m;

/** The first line of a merge that nobody finished, as a problem with rule `yaml`: whatever else is wrong with the file follows from it. */
export function findConflict(file: string, text: string): Problem | undefined {
  const found = MARKER.exec(text);
  if (!found) return undefined;
  const line = text.slice(0, found.index).split('\n').length;
  const message = 'A merge was not finished here';
  return {
    file,
    line,
    column: 1,
    level: 'error',
    rule: 'yaml',
    message,
    tip: 'Keep one of the two versions, and remove the marks',
  };
}
