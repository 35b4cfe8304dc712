import type { InputRecord, RecordContent } from '../input-record.ts';
import { scanJson } from '../json-scan.ts';
import { readCsvHeader } from '../read-csv.ts';
import { readInput } from '../read-input.ts';
import type { ReadYaml } from '../read-yaml.ts';
import { isJsonStart } from '../text-lines.ts';
import { type Block, joinBlocks, locateSpan } from './block.ts';
import { createCsvReader } from './csv-reader.ts';
import { createDocumentReader } from './document-reader.ts';
import type { FileLimits } from './limits.ts';
import { type BlockReader, createLineReader } from './line-reader.ts';
import type { Place } from './place.ts';
import type { RecordSink } from './record-sink.ts';

/** Reads a file from its beginning. */
export interface FormReader extends BlockReader {
  /** What the start has shown: lines, or another form, which must be read from its beginning; undefined as long as that is open. */
  readonly form: 'lines' | 'other' | undefined;
}

/**
 * Finds out what form a file has by its start, and reads it so. A small file is read at once, as a pasted text is.
 */
export function createFormReader(sink: RecordSink, limits: FileLimits, readYaml: ReadYaml | undefined): FormReader {
  const lines = createLineReader(sink, limits.record);
  let start: Block | undefined;
  let reader: BlockReader | undefined;
  let startEndsLine = true;
  return {
    get form() {
      return reader && (reader === lines ? 'lines' : 'other');
    },
    isBetweenRecords: () => reader?.isBetweenRecords() ?? false,
    take(block, endsLine) {
      if (reader) {
        reader.take(block, endsLine);
        return;
      }
      start = start ? joinBlocks(start, 0, start.line, block) : joinBlocks(block, 0, block.line, EMPTY);
      startEndsLine = endsLine;
      if (start.bytes.length <= limits.whole) return;
      const whole = start;
      start = undefined;
      reader = chooseReader(whole, sink, limits, lines);
      reader.take(whole, startEndsLine);
    },
    end() {
      if (reader) reader.end();
      else readAtOnce(start ?? EMPTY, sink, readYaml);
    },
  };
}

/** By the same signs as readInput, as far as the start of a file shows them; a file of another form than JSON or CSV is read line by line. */
function chooseReader(start: Block, sink: RecordSink, limits: FileLimits, lines: BlockReader): BlockReader {
  const header = readCsvHeader(start.text);
  if (header) return afterHeader(createCsvReader(sink, header.names, limits.record), header.next.offset);
  if (!isOpenValue(start.text)) return lines;
  return createDocumentReader(sink, limits.record, lines);
}

/** True for a text that begins with a JSON value of which it does not hold the end. */
function isOpenValue(text: string): boolean {
  if (!isJsonStart(text.slice(0, 1000))) return false;
  const scan = scanJson(text);
  return !scan.ok && scan.atEnd;
}

/** The reader, but for what the first block has up to an offset. */
function afterHeader(reader: BlockReader, offset: number): BlockReader {
  let isFirst = true;
  return {
    isBetweenRecords: reader.isBetweenRecords,
    take(block, endsLine) {
      reader.take(isFirst ? joinBlocks(block, offset, block.line + 1, EMPTY) : block, endsLine);
      isFirst = false;
    },
    end: reader.end,
  };
}

const EMPTY: Block = { text: '', bytes: new Uint8Array(), offset: 0, line: 1 };

function readAtOnce(block: Block, sink: RecordSink, readYaml: ReadYaml | undefined): void {
  for (const { index: _, ...record } of readInput(block.text, { readYaml })) sink.add(record, placeOfLine(block, record));
}

function placeOfLine(block: Block, record: RecordContent & Pick<InputRecord, 'line'>): Place {
  return {
    line: record.line,
    locate: () => {
      const start = startOfLine(block.text, record.line);
      const isLine = record.kind === 'text' || (record.kind === 'value' && record.format === 'json');
      const end = isLine ? block.text.indexOf('\n', start) : -1;
      return locateSpan(block, { start, end: end < 0 ? block.text.length : end }, record.line);
    },
  };
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) at = text.indexOf('\n', at) + 1;
  return at;
}
