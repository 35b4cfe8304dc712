import { createFileReader, type FileReaderOptions } from '../../src/audit/file/file-reader.ts';
import type { FileReport } from '../../src/audit/file/report.ts';
import { createProgressLine } from './progress.ts';
import type { ByteSource } from './read-bytes.ts';

/** What was read, and why it ended early: the person stopped it, or the input broke off. */
export interface FileSummary {
  readonly report: FileReport;
  readonly stopped: string | undefined;
}

/**
 * Reads bytes to their end, or until the signal, and shows meanwhile how far it is. What was read before a fault is kept.
 */
export async function summarizeBytes(source: ByteSource, options: FileReaderOptions, signal: AbortSignal): Promise<FileSummary> {
  const reader = createFileReader(options);
  const line = createProgressLine();
  const start = performance.now();
  const state = () => ({
    ...reader.progress(),
    read: source.read(),
    size: source.size,
    seconds: (performance.now() - start) / 1000,
  });
  let stopped: string | undefined;
  try {
    for await (const chunk of source.chunks) {
      if (signal.aborted) break;
      reader.push(chunk);
      line.show(state);
    }
    if (signal.aborted) stopped = 'Stopped: the counts are of what was read until then';
  } catch (error) {
    stopped = `The input breaks off: ${error instanceof Error ? error.message : String(error)}`;
  }
  reader.end();
  line.clear();
  return { report: reader.snapshot(), stopped };
}
