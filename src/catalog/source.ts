import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { findConflict } from './conflict-markers.ts';
import { findHidden, findHiddenValue } from './hidden-characters.ts';
import { readPlainYaml } from './plain-yaml.ts';
import type { Problem } from './problem.ts';

export type KeyPath = readonly (string | number)[];

/** One content file: its path from the root of the repository with `/`, its parsed value, and where each part of it stands. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** Of a guide: the text below its front matter, on the lines where it stands in the file. */
  readonly body?: string | undefined;
  /** Line and column of the value at a path, of its key with `key`, or of the nearest parent that exists. */
  readonly locate: (path: KeyPath, at?: 'key' | 'value') => { line: number; column: number };
}

/** Longer content is a mistake; the longest file has about 60,000 characters. */
const LONGEST = 1_000_000;

/**
 * Parses one YAML text. What does not parse, or says other than it seems to (aliases, tags, hidden characters), comes back as problems
 * with rule `yaml`, all of them at once. Never throws, whatever the text holds.
 */
export function parseSource(file: string, text: string): { source?: SourceFile; problems: Problem[] } {
  const refuse = (message: string, tip: string) => ({
    problems: [{ file, line: 1, column: 1, level: 'error', rule: 'yaml', message, tip } as const],
  });
  if (text.length > LONGEST) return refuse(`The file has ${text.length} characters`, `Split it: files hold at most ${LONGEST}`);
  const conflict = findConflict(file, text);
  if (conflict) return { problems: [conflict] };
  const plain = readPlainYaml(text);
  const { value, wrong } = plain === undefined ? parseYaml(file, text) : { value: plain, wrong: [] };
  const seen = [...wrong, ...findHidden(file, text)];
  const problems = seen.length > 0 ? seen : findHiddenInQuotes(file, text);
  return problems.length > 0 ? { problems } : { source: { file, text, value, locate: locateIn(text) }, problems };
}

function parseYaml(file: string, text: string): { value?: unknown; wrong: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const wrong = [...document.errors, ...document.warnings, ...findAliases(document)].map(({ pos, message, code }): Problem => {
    return { file, ...positionAt(lines, pos[0]), level: 'error', rule: 'yaml', message: sentenceOf(message), tip: yamlTip(code) };
  });
  return wrong.length > 0 ? { wrong } : { value: document.toJS({ maxAliasCount: 0 }), wrong };
}

/** Parses the text as YAML, but only where there is something to report: the positions of all parts take many times the memory of the text. */
function locateIn(text: string): SourceFile['locate'] {
  const lines = new LineCounter();
  let root: Node | null | undefined;
  return (path, at = 'value') => {
    if (root === undefined) root = parseDocument(text, { lineCounter: lines, prettyErrors: false }).contents as Node | null;
    return positionAt(lines, offsetOf(root, path, at));
  };
}

function positionAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function offsetOf(root: Node | null, path: KeyPath, at: 'key' | 'value'): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (!isMap(node) && !(node && typeof node === 'object' && 'items' in node)) return offset;
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return offset;
      const key = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
      offset = last && at === 'key' ? key : ((node as Node | null)?.range?.[0] ?? key);
    } else {
      node = (node as { items: unknown[] }).items[Number(step)];
      offset = (node as Node | null)?.range?.[0] ?? offset;
    }
  }
  return offset;
}

interface Finding {
  readonly pos: readonly [start: number, end: number];
  readonly message: string;
  readonly code: string;
}

/** An alias lets a short file stand for a huge value, and a reader look elsewhere. Not looked for where the text does not parse. */
function findAliases(document: Document.Parsed): Finding[] {
  const found: Finding[] = [];
  if (document.errors.length > 0) return found;
  visit(document, {
    Alias: (_, { source, range }) => {
      found.push({
        pos: [range?.[0] ?? 0, range?.[1] ?? 0],
        message: `Alias "*${source}" stands for a value elsewhere`,
        code: 'ALIAS',
      });
    },
  });
  return found;
}

/** What escapes of quoted text make (`\e`, `\L`), and what the text itself does not show. */
function findHiddenInQuotes(file: string, text: string): Problem[] {
  const found: Problem[] = [];
  if (!/\\[abefvLNP]/.test(text)) return found;
  visit(parseDocument(text, { prettyErrors: false }), {
    Scalar: (_, { type, value, range }) => {
      if (type === 'QUOTE_DOUBLE' && typeof value === 'string')
        found.push(...findHiddenValue(file, text, value, range?.[0] ?? 0));
    },
  });
  return found;
}

function sentenceOf(message: string): string {
  if (message.startsWith('Maximum call stack')) return 'Nested too deeply';
  if (message.startsWith('Source contains multiple documents')) return 'The file holds several documents';
  return message
    .replace(/\.$/, '')
    .replace(/^Missing closing (.)quote$/, 'Missing closing $1')
    .replace(/^./, (c) => c.toUpperCase());
}

function yamlTip(code: string): string {
  if (code === 'ALIAS') return 'Write the value out';
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces';
  if (code === 'MISSING_CHAR') return 'Close the quote or bracket; it may have been opened on a line above';
  if (code === 'TAG_RESOLVE_FAILED') return 'Remove the tag';
  if (code === 'MULTIPLE_DOCS') return 'Remove the line "---": a file holds one document';
  if (code === 'DUPLICATE_KEY') return 'Remove one of the two keys';
  if (code === 'BAD_INDENT') return 'Line the key up with its siblings';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') return 'Quote the text if it holds ": "';
  return 'Mend it here, or where it begins on a line above';
}
