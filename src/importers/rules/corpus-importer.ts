import type { Corpus } from '../../schema/corpus.ts';
import type { Dialect } from '../../schema/dialect.ts';
import type { RuleContent } from '../../schema/rule.ts';

/** What every importer of rules is given: where the files lie, what they are a copy of, and the vocabulary of this repository. */
export interface ImportContext {
  /** Folder of the upstream checkout, or of a part of it at the original paths. */
  readonly folder: string;
  /** The corpus of this importer; the first of them where it writes several. */
  readonly corpus: Corpus;
  readonly corpora: ReadonlyMap<string, Corpus>;
  readonly commit: string;
  /** Date of the commit, ISO 8601, where known. */
  readonly date?: string | undefined;
  readonly dialects: ReadonlyMap<string, Dialect>;
  /** Paths of all field pages. */
  readonly fields: readonly string[];
}

/** A rule of the corpus that is not in the catalog, and why. */
export interface Rejected {
  /** Corpus and commit: only where an importer reads several corpora. */
  readonly corpus?: string | undefined;
  readonly commit?: string | undefined;
  readonly id: string;
  readonly path?: string | undefined;
  readonly reason: string;
}

/** A mistake in a file that cannot be read: the file, and where in it. Lines and columns count from 1. */
export interface ReadError {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CorpusImport {
  readonly rules: readonly RuleContent[];
  readonly rejected: readonly Rejected[];
  readonly errors: readonly ReadError[];
  readonly unmapped: ReadonlyMap<string, number>;
}

/** Reads one corpus: facts and logic of its rules on Kubernetes audit logs. Reads files, writes none, throws for nothing in them. */
export type CorpusImporter = (context: ImportContext) => CorpusImport;
