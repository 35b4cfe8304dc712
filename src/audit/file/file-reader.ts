import type { FileProgress, FileReport } from './report.ts';
import { createStretchReader, type FileReaderOptions } from './stretch-reader.ts';

/** Reads a file of any size as its bytes come, unpacked. Nothing throws, whatever the bytes. */
export interface FileReader {
  /** The next bytes, cut anywhere; not used after the call. Works through what is whole in them. */
  readonly push: (chunk: Uint8Array) => void;
  /** The file ends here. */
  readonly end: () => void;
  /** Cheap: a few numbers. */
  readonly progress: () => FileProgress;
  /** Everything known so far. */
  readonly snapshot: () => FileReport;
}

/** Makes a reader of one file. */
export function createFileReader(options: FileReaderOptions): FileReader {
  const reader = createStretchReader(options);
  let bytes = 0;
  reader.begin({ number: 0, offset: 0 });
  return {
    push(chunk) {
      bytes += chunk.length;
      reader.push(chunk);
    },
    end: () => void reader.end(),
    progress: () => reader.progress({ bytes, lines: reader.lines() }),
    snapshot: () => reader.report({ bytes, lines: reader.lines() }),
  };
}
