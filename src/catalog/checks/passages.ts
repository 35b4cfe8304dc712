import { isLocal } from '../local-path.ts';
import type { Problem } from '../problem.ts';
import type { SourceFile } from '../source.ts';
import { type Check, report } from './check.ts';

/** A text that people wrote: a value of a file, or a paragraph of a guide, which begins at `offset` of its body. */
export interface Passage {
  readonly source: SourceFile;
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly offset?: number | undefined;
}

/** Every text in a file, in order. Keys are no texts; nor is what a machine wrote. */
export function listPassages(source: SourceFile): Passage[] {
  if (isMachineWritten(source)) return [];
  const paragraphs = [...(source.body ?? '').matchAll(/\S(?:(?!\n\s*\n)[\s\S])*/g)];
  return [
    ...textsIn(source, source.value, []),
    ...paragraphs.map(({ 0: text, index }) => ({ source, path: [], text, offset: index })),
  ];
}

/** Of one's own is machine-written what the first line says to be so. */
export function isMachineWritten({ file, text }: Pick<SourceFile, 'file' | 'text'>): boolean {
  return file.startsWith('content/imported/') || (isLocal(file) && text.startsWith('# Written by `npm run import'));
}

function textsIn(source: SourceFile, value: unknown, path: readonly (string | number)[]): Passage[] {
  if (typeof value === 'string') return [{ source, path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(source, item, [...path, index]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(source, item, [...path, key]));
}

/** A problem at a passage; `index` is the place in its text, which only a guide's body tells from its beginning. */
export function reportPassage(check: Pick<Check, 'id'>, passage: Passage, message: string, tip: string, index = 0): Problem {
  const { source, path, offset } = passage;
  const problem = report(check, source, path, message, tip);
  if (offset === undefined) return problem;
  const before = (source.body ?? '').slice(0, offset + index).split('\n');
  return { ...problem, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
