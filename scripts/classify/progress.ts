import type { FileProgress } from '../../src/audit/file/report.ts';

/** How far the reading has come: the input as it is stored, and what was found in it. */
export interface ProgressState extends FileProgress {
  readonly read: number;
  readonly size: number | undefined;
  readonly seconds: number;
}

/** One line: `[#####     ] 512.0 of 1,003.0 MB, 84,000 events/s, 1,200,000 events`. Without a size there is no bar. */
export function formatProgress({ read, size, seconds, events, failures }: ProgressState): string {
  const share = size ? Math.min(1, read / size) : 0;
  const bar = size ? `[${'#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH)}] ${Math.floor(share * 100)} % of ` : '';
  const rate = seconds > 0 ? Math.round(events / seconds) : 0;
  const broken = failures > 0 ? `, ${format(failures)} cannot be read` : '';
  return `${bar}${toMegabytes(size ?? read)} MB, ${format(events)} events, ${format(rate)} events/s${broken}`;
}

const WIDTH = 20;
const format = (number: number): string => number.toLocaleString('en');

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** Shows a line on a terminal in place of the last one. */
export interface ProgressLine {
  readonly show: (state: () => ProgressState) => void;
  readonly clear: () => void;
}

const EVERY = 100;

/** Makes the line on standard error; shows nothing where that is no terminal. */
export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let shownAt = 0;
  return {
    show(state) {
      if (!stream.isTTY || performance.now() - shownAt < EVERY) return;
      shownAt = performance.now();
      stream.write(`\r\u001b[K${formatProgress(state()).slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (stream.isTTY && shownAt > 0) stream.write('\r\u001b[K');
    },
  };
}
