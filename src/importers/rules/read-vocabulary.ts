import { formatProblem, type Problem } from '../../catalog/problem.ts';
import { readFile, readFolder, type TextFile } from '../../catalog/read.ts';
import { parseSource } from '../../catalog/source.ts';
import { validate } from '../../catalog/validate.ts';
import { type Corpus, corpora } from '../../schema/corpus.ts';
import { type Dialect, dialect } from '../../schema/dialect.ts';
import { fieldContent } from '../../schema/field.ts';

/** What the importers of rules need to know of this repository's own content. */
export interface Vocabulary {
  readonly corpora: ReadonlyMap<string, Corpus>;
  readonly dialects: ReadonlyMap<string, Dialect>;
  readonly fields: readonly string[];
}

/**
 * Reads corpora, dialects and field paths from `<root>/content`, and nothing that was imported: an import works on a tree without rules.
 * @throws Error with every problem of these files, one a line.
 */
export function readVocabulary(root: string): Vocabulary {
  const problems: Problem[] = [];
  const read = <T>(files: readonly TextFile[], schema: Parameters<typeof validate>[1]): T[] =>
    files.flatMap(({ file, text }) => {
      const { source, problems: wrong } = parseSource(file, text);
      const checked = source ? validate(source, schema) : { problems: wrong };
      problems.push(...checked.problems);
      return 'value' in checked && checked.value !== undefined ? [checked.value as T] : [];
    });
  const known = read<Corpus[]>(
    [readFile(root, 'content/vocab/corpora.yaml') ?? { file: 'content/vocab/corpora.yaml', text: '' }],
    corpora,
  );
  const dialects = read<Dialect>(readFolder(root, 'content/vocab/dialects'), dialect);
  const fields = read<{ path: string }>(readFolder(root, 'content/fields'), fieldContent);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  return {
    corpora: new Map(known.flat().map((entry) => [entry.id, entry])),
    dialects: new Map(dialects.map((entry) => [entry.id, entry])),
    fields: fields.map(({ path }) => path),
  };
}
