import { readCsvRows } from '../read-csv.ts';
import { type Block, joinBlocks, locateSpan } from './block.ts';
import type { BlockReader } from './line-reader.ts';
import type { RecordSink } from './record-sink.ts';

/**
 * Reads the rows of a CSV text. A line ends a row where the quotes up to there are even in number. `most`: longest row, in characters; a longer one is
 * read as far as it goes.
 */
export function createCsvReader(sink: RecordSink, names: readonly string[], most: number): BlockReader {
  let held: Block | undefined;
  const read = (block: Block, end: number): void => {
    for (const record of readCsvRows(block.text.slice(0, end), names, { offset: 0, line: block.line })) {
      const start = startOfLine(block, record.line);
      const place = {
        line: record.line,
        locate: () => locateSpan(block, { start, end: endOfRow(block.text, start) }, record.line),
      };
      sink.add(record, place);
    }
  };
  return {
    isBetweenRecords: () => false,
    take(fresh) {
      const block = held ? joinBlocks(held, 0, held.line, fresh) : fresh;
      const end = block.text.length > most ? block.text.length : endOfRows(block.text);
      read(block, end);
      held =
        end < block.text.length ? joinBlocks(block, end, block.line + countBreaks(block.text.slice(0, end)), EMPTY) : undefined;
    },
    end() {
      if (held) read(held, held.text.length);
    },
  };
}

const EMPTY: Block = { text: '', bytes: new Uint8Array(), offset: 0, line: 1 };

/** Where the last whole row ends; 0 where there is none. */
function endOfRows(text: string): number {
  let [end, isOpen, from] = [0, false, 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    if (countQuotes(text, from, at) % 2 === 1) isOpen = !isOpen;
    from = at + 1;
    if (!isOpen) end = from;
  }
  return end;
}

function endOfRow(text: string, start: number): number {
  const rest = endOfFirstRow(text, start);
  return rest < 0 ? text.length : rest;
}

function endOfFirstRow(text: string, start: number): number {
  let [isOpen, from] = [false, start];
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', from)) {
    if (countQuotes(text, from, at) % 2 === 1) isOpen = !isOpen;
    if (!isOpen) return at;
    from = at + 1;
  }
  return -1;
}

function countQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function startOfLine({ text, line: first }: Block, line: number): number {
  let at = 0;
  for (let passed = first; passed < line; passed += 1) at = text.indexOf('\n', at) + 1;
  return at;
}
