import type { Draft } from '../draft.ts';
import type { Problem } from '../problem.ts';
import type { KeyPath, SourceFile } from '../source.ts';

/** One rule about content. Its id is the name of its file and the word in the report. */
export interface Check {
  readonly id: string;
  readonly description: string;
  readonly run: (draft: Draft) => readonly Problem[];
}

/** A problem of a check at the place of a value (or its key) in a file. */
export function report(
  check: Pick<Check, 'id'>,
  source: SourceFile,
  path: KeyPath,
  message: string,
  tip?: string,
  at: 'key' | 'value' = 'value',
): Problem {
  return { file: source.file, ...source.locate(path, at), level: 'error', rule: check.id, message, tip };
}
