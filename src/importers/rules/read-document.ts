import { type Document, isNode, isScalar, LineCounter, parseAllDocuments } from 'yaml';
import type { ReadError } from './corpus-importer.ts';
import type { Position } from './text/position.ts';
import { locateInScalar } from './text/scalar-position.ts';

export type KeyPath = readonly PropertyKey[];

/** One document of an upstream file in YAML or JSON: what it says, and where it says so. */
export interface UpstreamDocument {
  readonly value: unknown;
  /**
   * Line and column of the value at a path, or of the nearest part above it that exists; with `place`, of that place in the text that
   * stands there.
   */
  readonly locate: (path: KeyPath, place?: Position) => Position;
}

/**
 * Reads an upstream file of one or several YAML documents; JSON is YAML. `path` is for the errors. Of a file with a mistake in it no
 * document comes back. Never throws, whatever the text holds.
 */
export function readDocuments(path: string, text: string): { documents: UpstreamDocument[]; errors: ReadError[] } {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const documents = Array.isArray(parsed) ? parsed : [];
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const errors = documents.flatMap((document) =>
    document.errors.map(({ pos, message }) => ({ path, ...position(pos[0]), message: firstLine(message) })),
  );
  if (errors.length > 0) return { documents: [], errors };
  const read: UpstreamDocument[] = [];
  for (const document of documents) {
    const value = toValue(document);
    if ('message' in value) return { documents: [], errors: [{ path, line: 1, column: 1, message: value.message }] };
    const locate: UpstreamDocument['locate'] = (keys, place) => {
      const node = nodeAt(document, keys);
      const start = position(isNode(node) ? (node.range?.[0] ?? 0) : 0);
      const isText = isScalar(node) && typeof node.value === 'string';
      return place && isText ? locateInScalar(text, start, node.value as string, place) : start;
    };
    read.push({ ...value, locate });
  }
  return { documents: read, errors: [] };
}

/** Too many aliases are refused by the parser's own limit. */
function toValue(document: Document): { value: unknown } | { message: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { message: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

function nodeAt(document: Document, keys: KeyPath): unknown {
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node;
  }
  return document.contents;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
}
