import type { InputRecord, RecordContent } from '../input-record.ts';
import { readInput } from '../read-input.ts';
import type { ReadYaml } from '../read-yaml.ts';
import { type Block, joinBlocks, locateSpan } from './block.ts';
import type { FileLimits } from './limits.ts';
import { type BlockReader, createLineReader } from './line-reader.ts';
import type { Place } from './place.ts';
import type { RecordSink } from './record-sink.ts';

/**
 * Finds out what form a file has by its start, and reads it so. A small file is read at once, as a pasted text is.
 */
export function createFormReader(sink: RecordSink, limits: FileLimits, readYaml: ReadYaml | undefined): BlockReader {
  let start: Block | undefined;
  let reader: BlockReader | undefined;
  let startEndsLine = true;
  return {
    take(block, endsLine) {
      if (reader) {
        reader.take(block, endsLine);
        return;
      }
      start = start ? joinBlocks(start, 0, start.line, block) : joinBlocks(block, 0, block.line, EMPTY);
      startEndsLine = endsLine;
      if (start.bytes.length <= limits.whole) return;
      reader = createLineReader(sink, limits.record);
      reader.take(start, startEndsLine);
      start = undefined;
    },
    end() {
      if (reader) reader.end();
      else readAtOnce(start ?? EMPTY, sink, readYaml);
    },
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
