import { holdsItself } from './cycle.ts';

/** One document of a YAML text, or what is wrong with it. Line and column count from 1. */
export type YamlDocument =
  | { readonly value: unknown }
  | { readonly problem: { readonly line: number; readonly column: number; readonly reason: string } };

/** Reads every document of a YAML text. Never throws. */
export type ReadYaml = (text: string) => readonly YamlDocument[];

/** What is used of `parseAllDocuments` of the `yaml` package. It is handed in: this folder imports no package. */
export type ParseAllDocuments = (text: string, options: YamlOptions) => ParsedYaml | readonly ParsedYaml[];

interface YamlOptions {
  readonly logLevel: 'silent';
  readonly uniqueKeys: false;
}

/** The parser compares each key with all before it, which takes minutes in a megabyte of keys. Of a key given twice the last counts, as in JSON. */
const OPTIONS: YamlOptions = { logLevel: 'silent', uniqueKeys: false };

interface ParsedYaml {
  readonly errors?: readonly {
    readonly message: string;
    readonly linePos?: readonly { readonly line: number; readonly col: number }[] | undefined;
  }[];
  toJS?(options: { readonly maxAliasCount: number }): unknown;
}

/** Aliases may stand for this many nodes in all; a "billion laughs" text goes far beyond. */
const MAX_ALIAS_COUNT = 100;

/** Makes a reader from `parseAllDocuments` of the `yaml` package; documents without content are left out. */
export function createYamlReader(parseAllDocuments: ParseAllDocuments): ReadYaml {
  return (text) => {
    try {
      const parsed = parseAllDocuments(text, OPTIONS);
      return (Array.isArray(parsed) ? parsed : []).map(readDocument).filter(hasContent);
    } catch (error) {
      return [{ problem: { line: 1, column: 1, reason: reasonOf(error) } }];
    }
  };
}

function readDocument(document: ParsedYaml): YamlDocument {
  const error = document.errors?.[0];
  if (error) {
    const place = error.linePos?.[0];
    return { problem: { line: place?.line ?? 1, column: place?.col ?? 1, reason: firstLine(error.message) } };
  }
  try {
    const value = document.toJS?.({ maxAliasCount: MAX_ALIAS_COUNT });
    return holdsItself(value)
      ? { problem: { line: 1, column: 1, reason: 'An alias stands inside what it stands for' } }
      : { value };
  } catch (failure) {
    return { problem: { line: 1, column: 1, reason: reasonOf(failure) } };
  }
}

function hasContent(document: YamlDocument): boolean {
  return !('value' in document) || (document.value !== null && document.value !== undefined);
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'The YAML is nested too deeply to be read';
  return error instanceof Error ? firstLine(error.message) : 'The YAML cannot be read';
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
