import { DEEPEST, readScalar, readWord } from './plain-scalar.ts';

/**
 * Reads the YAML that content is written in: maps and lists by indentation, scalars on one line, block scalars, and values of one line in
 * JSON as the importers write them. That takes a fraction of the time of a parser for all of YAML. What is written in another way (comments
 * behind a value, texts over several lines, anchors, tags, most flow collections) or is wrong is left to such a parser: undefined.
 * A value is always the one that a parser of YAML 1.2 reads, of a text in which that finds nothing wrong.
 */
export function readPlainYaml(text: string): unknown {
  if (!text.endsWith('\n') || OTHER_TEXT.test(text)) return undefined;
  const cursor = { lines: text.split('\n'), at: 0 };
  skipGaps(cursor);
  const value = readBlock(cursor, 0);
  return cursor.at === cursor.lines.length ? value : undefined;
}

/** Where a reading is. What reads leaves it behind what it has read, and behind empty lines and comments after that. */
interface Cursor {
  readonly lines: string[];
  at: number;
}

/** Characters that are invisible or none, tabs and Windows line ends among them; spaces at the end of a line; marks of documents. */
const OTHER_TEXT = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]| $|^(?:---|\.\.\.|%)/mu;
const GAP = /^ *(?:#|$)/;
const ENTRY = /^([A-Za-z_][\w./-]{0,99}):(?: ([^ ].*))?$/;

function skipGaps(cursor: Cursor): void {
  while (cursor.at < cursor.lines.length && GAP.test(lineAt(cursor))) cursor.at++;
}

function lineAt({ lines, at }: Cursor): string {
  return lines[at] ?? '';
}

/** Number of spaces before what stands in the line; -1 behind the last line. */
function indentAt(cursor: Cursor): number {
  return lineAt(cursor).search(/[^ ]/);
}

function readBlock(cursor: Cursor, indent: number): unknown {
  if (indent > DEEPEST) return undefined;
  return lineAt(cursor).startsWith('- ', indent) ? readList(cursor, indent) : readMap(cursor, indent);
}

function readList(cursor: Cursor, indent: number): unknown {
  const list: unknown[] = [];
  while (indentAt(cursor) === indent) {
    const line = lineAt(cursor);
    if (!line.startsWith('- ', indent)) break;
    const rest = line.slice(indent + 2);
    const value = ENTRY.test(rest) ? readFirstEntry(cursor, indent + 2, rest) : readValue(cursor, indent, rest);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return indentAt(cursor) > indent ? undefined : list;
}

/** A map that begins behind the dash of a list. */
function readFirstEntry(cursor: Cursor, indent: number, rest: string): unknown {
  cursor.lines[cursor.at] = ' '.repeat(indent) + rest;
  return readMap(cursor, indent);
}

function readMap(cursor: Cursor, indent: number): unknown {
  const map: Record<string, unknown> = {};
  if (indentAt(cursor) !== indent) return undefined;
  while (indentAt(cursor) === indent) {
    const [, key, rest] = ENTRY.exec(lineAt(cursor).slice(indent)) ?? [];
    if (key === undefined || key in map || readWord(key) !== key) return undefined;
    const value = rest === undefined ? readBelow(cursor, indent) : readValue(cursor, indent, rest);
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return indentAt(cursor) > indent ? undefined : map;
}

/** What belongs to a key without a value in its line: a deeper block, or a list that is as deep. */
function readBelow(cursor: Cursor, indent: number): unknown {
  cursor.at++;
  skipGaps(cursor);
  const below = indentAt(cursor);
  if (below > indent) return readBlock(cursor, below);
  return below === indent && lineAt(cursor).startsWith('- ', indent) ? readList(cursor, indent) : null;
}

/** A value that begins behind a key or a dash. */
function readValue(cursor: Cursor, indent: number, text: string): unknown {
  cursor.at++;
  if (text === '>-' || text === '|-' || text === '|') return readBlockScalar(cursor, indent, text);
  skipGaps(cursor);
  return indentAt(cursor) > indent ? undefined : readScalar(text);
}

/** A text over the lines below: `>-` joins them by spaces, but for empty ones; `|-` keeps them; `|` also the last line end. */
function readBlockScalar(cursor: Cursor, indent: number, style: string): unknown {
  const depth = indentAt(cursor);
  if (depth <= indent) return undefined;
  const from = cursor.at;
  while (cursor.at < cursor.lines.length && (lineAt(cursor) === '' || indentAt(cursor) >= depth)) cursor.at++;
  const text = cursor.lines
    .slice(from, cursor.at)
    .map((line) => line.slice(depth))
    .join('\n')
    .replace(/\n+$/, '');
  skipGaps(cursor);
  if (indentAt(cursor) > indent) return undefined;
  if (style !== '>-') return style === '|' ? `${text}\n` : text;
  return /^ /m.test(text) ? undefined : text.replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)));
}
