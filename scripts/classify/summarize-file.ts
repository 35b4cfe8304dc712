import type { Port } from '../../src/audit/file/helper.ts';
import type { FileReport } from '../../src/audit/file/report.ts';
import { createSharedReader } from '../../src/audit/file/shared-reader.ts';
import type { FileReaderOptions } from '../../src/audit/file/stretch-reader.ts';
import type { SurfaceData } from '../../src/audit/surface.ts';
import { openHelpers } from './open-helpers.ts';
import { createProgressLine } from './progress.ts';
import { type ByteSource, openBytes } from './read-bytes.ts';

/** What was read, and why it ended early: the person stopped it, or the input broke off. */
export interface FileSummary {
  readonly report: FileReport;
  readonly stopped: string | undefined;
}

export interface SummaryReading extends FileReaderOptions {
  /** What `surface` is made of, for other threads. */
  readonly surfaceData: SurfaceData;
}

/** A smaller input is read before another thread has started, in bytes. */
const WORTH_HELP = 2 ** 24;

/**
 * Reads a file to its end, or until the signal, and shows meanwhile how far it is. Rules are asked of a large one by two threads.
 * @throws Error where one of these fails.
 */
export async function summarizeFile(file: string, options: SummaryReading, signal: AbortSignal): Promise<FileSummary> {
  const source = openBytes(file);
  if (!options.rules || (source.size !== undefined && source.size < WORTH_HELP))
    return await summarizeBytes(source, options, signal);
  const { surfaceData: surface, rules, limits } = options;
  const helpers = openHelpers({ surface, rules, limits });
  try {
    return await Promise.race([summarizeBytes(source, options, signal, helpers.ports), helpers.failed]);
  } finally {
    await helpers.close();
  }
}

/** The same of bytes that are open; `ports`: see createSharedReader. What was read before a fault is kept. */
export async function summarizeBytes(
  source: ByteSource,
  options: FileReaderOptions,
  signal: AbortSignal,
  ports: readonly Port[] = [],
): Promise<FileSummary> {
  const reader = createSharedReader(options, ports);
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
      await reader.settle();
      line.show(state);
    }
    if (signal.aborted) stopped = 'Stopped: the counts are of what was read until then';
  } catch (error) {
    stopped = `The input breaks off: ${error instanceof Error ? error.message : String(error)}`;
  }
  await reader.end();
  line.clear();
  return { report: await reader.snapshot(), stopped };
}
