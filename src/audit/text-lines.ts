import { MAX_DEPTH } from './json-scan.ts';

/** Where a line begins: its number from 1, and the offset of its first character. */
export interface LineStart {
  readonly number: number;
  readonly offset: number;
}

/** A line of a text, with its content without the line break. */
export interface TextLine extends LineStart {
  readonly text: string;
}

/** Lines of a text, from the start or from a given line, that have more than white space, parted by LF or CRLF. */
export function* contentLines(text: string, first: LineStart = { number: 1, offset: 0 }): Generator<TextLine> {
  for (let { offset, number } = first; offset <= text.length; number += 1) {
    const found = text.indexOf('\n', offset);
    const end = found < 0 ? text.length : found;
    const line = text.slice(offset, text[end - 1] === '\r' && end > offset ? end - 1 : end);
    if (line.trim() !== '') yield { number, offset, text: line };
    offset = end + 1;
  }
}

/** The line in which `to` stands, where `from` stands in `line`: looks at what lies between, and no further. */
export function advanceLine(text: string, line: LineStart, from: number, to: number): LineStart {
  const between = text.slice(from, to);
  let { number, offset } = line;
  for (let at = between.indexOf('\n'); at >= 0; at = between.indexOf('\n', at + 1)) {
    number += 1;
    offset = from + at + 1;
  }
  return { number, offset };
}

/** Line and column, both from 1, of an offset that is not before the start of `line`. */
export function placeOf(text: string, offset: number, line: LineStart): { line: number; column: number } {
  let [number, start] = [line.number, line.offset];
  for (let next = text.indexOf('\n', start); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
    number += 1;
    start = next + 1;
  }
  return { line: number, column: offset - start + 1 };
}

/** True for a line that begins like a JSON object, or like a list of objects, lists or texts; `[INFO] ...` does not. */
export function isJsonStart(line: string): boolean {
  return /^\s*(?:\{|\[\s*(?:[[{"\]]|$))/.test(line);
}

/** True for a line of the API server's legacy text log, of a container runtime's log (CRI), of syslog, or of other text before JSON. */
export function isLogLine(line: string): boolean {
  return (
    /^\S{1,40} AUDIT: id="/.test(line) || readCriLine(line) !== undefined || isSyslogLine(line) || splitPrefix(line) !== undefined
  );
}

/** A line of a container runtime's log: `<time> <stream> <F or P> <content>`; P says that the content goes on in the next line. */
export interface CriLine {
  readonly head: string;
  readonly stream: string;
  readonly partial: boolean;
  readonly content: string;
}

/** Takes a line of a container runtime's log apart; undefined for any other. Format: kubernetes/cri-api and containerd, tags parted by ":". */
export function readCriLine(line: string): CriLine | undefined {
  const found = /^\d{4}-\d\d-\d\dT\S{1,40} (stdout|stderr) ([FP])(?::\S{0,80})? /.exec(line);
  if (!found) return undefined;
  const [head, stream = '', tag] = found;
  return { head, stream, partial: tag === 'P', content: line.slice(head.length) };
}

/** True for a line with the header of syslog: `<134>...`, or `Nov 23 07:20:57 host program: ...`, also with an ISO time. */
export function isSyslogLine(line: string): boolean {
  return (
    /^<\d{1,3}>(?:\d{1,2} \d{4}-|[A-Z][a-z]{2} [ \d]\d |\d{4}-\d\d)/.test(line) ||
    /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{8,30}) \S{1,255} [^\s:[]{1,100}(?:\[\d{1,10}\])?: /.test(line)
  );
}

/** Longest text before the JSON of a line. */
const MAX_PREFIX = 500;

/** Keys of an event or of a cloud's record of one, also in JSON in JSON. */
const EVENT_KEY = /"(?:verb|auditID|requestURI|methodName|Verb|kubernetes\.audit\.verb)\\*"/;

/**
 * The JSON object to which a line comes after some other text: any after the header of syslog, else one with parts of an event. Undefined
 * where there is none.
 */
export function splitPrefix(line: string): { readonly value: unknown } | undefined {
  if (isJsonStart(line)) return undefined;
  const end = line.lastIndexOf('}') + 1;
  const [suffix = '', quote] = SUFFIX.exec(line.slice(end)) ?? [];
  if (end === 0 || (suffix === '' && end < line.length)) return undefined;
  let start = line.indexOf('{');
  for (let tries = 0; start > 0 && start < MAX_PREFIX && tries < 3; tries += 1) {
    const isQuoted = quote === undefined || line[start - 1] === quote;
    const mayHold = isQuoted && (isSyslogLine(line) || (EVENT_KEY.test(line) && !isYamlKey(line.slice(0, start))));
    const parsed = mayHold ? parseJson(line.slice(start, end)) : undefined;
    if (parsed) return parsed;
    start = line.indexOf('{', start + 1);
  }
  return undefined;
}

/** What may follow the JSON: white space, further columns after a tab, or the quote mark that stands before it. */
const SUFFIX = /^(?:\s+$|\t|(['"`]))/;

/** True for what stands in YAML before a value on the same line: `- `, `key: `, `key: '`. A plain key has a space after it. */
function isYamlKey(prefix: string): boolean {
  return /^\s*(?:- )*(?:(?:["'][^"']*["']: *|[\w./$-]+: +)["']?)?$/.test(prefix);
}

/** The value of a JSON text, boxed; undefined where the text is no JSON, or nested deeper than is read. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return isTooDeep(text) ? undefined : { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The engine's parser needs some 50 bytes for each level: shorter texts cannot harm it. */
const HARMLESS_LENGTH = 2 ** 20;

/** True for a long text with more brackets open at once than are read. */
function isTooDeep(text: string): boolean {
  if (text.length < HARMLESS_LENGTH) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Offset of the quote that ends the string which begins at `start`; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
