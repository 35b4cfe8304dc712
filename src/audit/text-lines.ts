/** A line of a text: its number from 1, the offset of its first character, and its content without the line break. */
export interface TextLine {
  readonly number: number;
  readonly offset: number;
  readonly text: string;
}

/** Lines of a text that have more than white space, parted by LF or CRLF. */
export function* contentLines(text: string): Generator<TextLine> {
  for (let offset = 0, number = 1; offset <= text.length; number += 1) {
    const found = text.indexOf('\n', offset);
    const end = found < 0 ? text.length : found;
    const line = text.slice(offset, text[end - 1] === '\r' && end > offset ? end - 1 : end);
    if (line.trim() !== '') yield { number, offset, text: line };
    offset = end + 1;
  }
}

/** Line and column, both from 1, of an offset that is not before the start of `line`. */
export function placeOf(text: string, offset: number, line: TextLine): { line: number; column: number } {
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

/** True for a line of the API server's legacy text log, or of a container runtime's log (CRI). */
export function isLogLine(line: string): boolean {
  return /^\S{1,40} AUDIT: id="/.test(line) || /^\d{4}-\d\d-\d\dT\S{1,30} (?:stdout|stderr) [FP] /.test(line);
}

/** The value of a JSON text, boxed; undefined where the text is no JSON. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
