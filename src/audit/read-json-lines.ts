import type { RecordContent } from './input-record.ts';
import { scanJson } from './json-scan.ts';
import {
  advanceLine,
  contentLines,
  isLogLine,
  type LineStart,
  parseJson,
  placeOf,
  readCriLine,
  type TextLine,
} from './text-lines.ts';

/** A record with the line on which it begins, from 1. */
export type LineRecord = { readonly line: number } & RecordContent;

/**
 * Records of a text that holds a JSON value on each line, or several values one after another, each over one line or many. What is no
 * JSON is a malformed record of its own: of its line, or of the lines that hang together with it.
 */
export function readJsonLines(text: string): LineRecord[] {
  const records: LineRecord[] = [];
  const budget = { left: 2 * text.length + 1000 };
  let resume = 0;
  for (const line of contentLines(text)) {
    if (line.offset < resume) continue;
    resume = readRecordAt(text, line, budget, records);
  }
  return records;
}

/** Bounds the work on texts in which no value ever closes: what failed scans may cost in all, in characters. */
export interface Budget {
  left: number;
}

/** Adds the record(s) that begin on a line; returns the offset from which to go on: the next line that begins there or later. */
export function readRecordAt(text: string, line: TextLine, budget: Budget, records: LineRecord[]): number {
  const end = line.offset + line.text.length;
  const parsed = parseJson(line.text) ?? parseEscaped(line.text);
  if (parsed) records.push({ line: line.number, kind: 'value', format: 'json', value: parsed.value });
  else if (readCriLine(line.text)?.partial) return readParts(text, line, records);
  else if (isLogLine(line.text)) records.push({ line: line.number, kind: 'text', text: line.text });
  else if (/^\s*[{[]/.test(line.text)) return readValues(text, line, budget, records);
  else records.push(malformed(text, line, line.offset + line.text.search(/\S/), 'Not JSON: a record begins with "{" or "["'));
  return end;
}

/**
 * Joins the parts into which a container runtime cuts a long line; lines of the other stream that stand between them are records of their
 * own. Parts whose end is missing are a record too.
 */
function readParts(text: string, first: TextLine, records: LineRecord[]): number {
  const start = readCriLine(first.text);
  const parts: string[] = [];
  let end = first.offset;
  for (const line of contentLines(text, first)) {
    const part = readCriLine(line.text);
    if (!part || (part.stream !== start?.stream && part.partial)) break;
    end = line.offset + line.text.length;
    if (part.stream === start?.stream) parts.push(part.content);
    else records.push({ line: line.number, kind: 'text', text: line.text });
    if (part.stream === start?.stream && !part.partial) break;
  }
  records.push({ line: first.number, kind: 'text', text: `${start?.head.replace(/ P(?=[: ])/, ' F') ?? ''}${parts.join('')}` });
  return end;
}

/** The text of JSON that was copied out of a JSON text, with its backslashes: {\"verb\":\"get\"}. */
function parseEscaped(line: string): { readonly value: unknown } | undefined {
  return /^\s*\{\s*\\"/.test(line) ? parseJson(`"${line.trim()}"`) : undefined;
}

/** Values that begin on this line and go over many, or follow each other on one; also with commas between, as cut out of a list. */
function readValues(text: string, first: TextLine, budget: Budget, records: LineRecord[]): number {
  let line: LineStart = first;
  for (let start = first.offset; ; ) {
    const scan = budget.left > 0 ? scanJson(text, start) : undefined;
    if (!scan?.ok) {
      budget.left -= scan ? scan.offset - start : 0;
      return readBroken(text, start, line, records);
    }
    const { tail, end } = readTail(text, scan.end);
    if (tail !== '' && tail !== '\n' && tail !== '{' && tail !== '[') {
      const offset = end + text.slice(end).search(/\S/);
      const reason = `"${tail}" follows the end of the value: put "[" and "]" around a list of values`;
      records.push(malformed(text, line, offset, reason));
      return endOfLine(text, offset);
    }
    records.push(valueRecord(text, start, scan.end, line));
    if (tail !== '{' && tail !== '[') return end;
    line = advanceLine(text, line, start, end);
    start = end;
  }
}

/** What follows a value, and where it is looked for: after the comma, if there is one. '' stands for the end, or much white space. */
function readTail(text: string, after: number): { readonly tail: string; readonly end: number } {
  const next = (from: number): string => /[^\s]|\n|$/.exec(text.slice(from, from + 1000))?.[0] ?? '';
  const tail = next(after);
  if (tail !== ',') return { tail, end: after };
  const end = text.indexOf(',', after) + 1;
  const following = next(end);
  return following === '' || /[\n{[]/.test(following) ? { tail: following, end } : { tail, end: after };
}

function valueRecord(text: string, start: number, end: number, line: LineStart): LineRecord {
  const source = text.slice(start, end);
  const parsed = parseJson(source);
  if (!parsed) return malformed(text, line, start, 'The value is too deep or too long for this engine to read');
  const format = source.includes('\n') ? 'pretty-json' : 'json';
  return { line: line.number, kind: 'value', format, value: parsed.value };
}

/** A broken value reaches to the next line that begins a record; indented lines and closing brackets still belong to it. */
function readBroken(text: string, start: number, line: LineStart, records: LineRecord[]): number {
  const next = /\n(?=[^\s}\]"])/g;
  next.lastIndex = start;
  const end = next.exec(text)?.index ?? text.length;
  const scan = scanJson(text.slice(start, end).trimEnd());
  const reason = scan.ok ? 'The value is too deep or too long to be read' : scan.reason;
  records.push(malformed(text, line, start + (scan.ok ? 0 : scan.offset), reason));
  return end;
}

function malformed(text: string, line: LineStart, offset: number, reason: string): LineRecord {
  return { kind: 'malformed', ...placeOf(text, offset, line), reason };
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
