import { isObject, textAt } from './json.ts';
import type { LineRecord } from './read-json-lines.ts';
import { parseJson } from './text-lines.ts';

/**
 * Joins the parts into which Docker's json-file log cuts a line of more than 16 KiB: each part is a record, and all but the last have no
 * line break at the end of `log`. Only a line that begins like JSON is joined, and only with the parts that follow it at once.
 */
export function joinDockerParts(records: readonly LineRecord[]): readonly LineRecord[] {
  const joined: LineRecord[] = [];
  for (let at = 0; at < records.length; ) {
    const end = endOfParts(records, at);
    const record = records[at];
    if (record) joined.push(end === at + 1 ? record : joinParts(record, records.slice(at, end)));
    at = end;
  }
  return joined;
}

/** Index after the last part of the line that begins at a record; the next index where it is whole, or its end is missing. */
function endOfParts(records: readonly LineRecord[], first: number): number {
  const start = partOf(records[first]);
  if (!start?.log.startsWith('{') || start.log.endsWith('\n') || parseJson(start.log)) return first + 1;
  for (let at = first + 1; at < records.length; at += 1) {
    const part = partOf(records[at]);
    if (part?.stream !== start.stream) return first + 1;
    if (part.log.endsWith('\n')) return at + 1;
    if (part.log.length < SHORTEST_PART) return first + 1;
  }
  return first + 1;
}

/** Docker cuts at 16 KiB of UTF-8, which are at least a quarter as many characters; a shorter part is another line without its break. */
const SHORTEST_PART = 2 ** 12;

interface Part {
  readonly log: string;
  readonly stream: string;
}

function partOf(record: LineRecord | undefined): Part | undefined {
  if (record?.kind !== 'value' || !isObject(record.value) || typeof record.value['log'] !== 'string') return undefined;
  const stream = textAt(record.value, 'stream');
  return stream === '' ? undefined : { log: textAt(record.value, 'log'), stream };
}

function joinParts(first: LineRecord, parts: readonly LineRecord[]): LineRecord {
  if (first.kind !== 'value' || !isObject(first.value)) return first;
  return { ...first, value: { ...first.value, log: parts.map((part) => partOf(part)?.log ?? '').join('') } };
}
