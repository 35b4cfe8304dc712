import type { FileReport } from './report.ts';
import type { Stretch } from './stretch.ts';
import { createStretchReader, type FileReaderOptions, withMoreEntries } from './stretch-reader.ts';

/** What a file's reader asks of a helper: to read a stretch, whose bytes are the first `length` of a buffer, or to tell all it knows. */
type Order =
  | {
      readonly kind: 'stretch';
      readonly number: number;
      readonly offset: number;
      readonly buffer: ArrayBuffer;
      readonly length: number;
    }
  | { readonly kind: 'report' };

/** What a helper answers, in the order of what it was asked. */
type Answer =
  | {
      readonly kind: 'read';
      readonly number: number;
      readonly lines: number;
      readonly buffer: ArrayBuffer;
      readonly found: Found;
    }
  | { readonly kind: 'report'; readonly report: FileReport };

/** Records that a helper has counted so far. */
export type Found = Readonly<Record<'events' | 'others' | 'failures', number>>;

/** The side of a channel that both browsers and Node have. */
export interface Port {
  readonly postMessage: (message: unknown, transfer: ArrayBuffer[]) => void;
  onmessage: ((event: never) => void) | null;
}

/** A reader in another thread. */
export interface Helper {
  /** Stretches that it was given and has not read yet. */
  readonly load: () => number;
  /** Gives it a stretch; its buffer is gone until `onRead` gives it back. */
  readonly take: (stretch: Stretch) => void;
  readonly found: () => Found;
  /** Everything known of what it was given. */
  readonly report: () => Promise<FileReport>;
}

/** The thread in which a file is read in stretches: asks the helper at the other side of a port. */
export function connectHelper(port: Port, onRead: (number: number, lines: number, buffer: ArrayBuffer) => void): Helper {
  let load = 0;
  let found: Found = { events: 0, others: 0, failures: 0 };
  const waiting: ((report: FileReport) => void)[] = [];
  port.onmessage = ({ data }: { readonly data: Answer }) => {
    if (data.kind === 'report') {
      waiting.shift()?.(data.report);
      return;
    }
    load -= 1;
    ({ found } = data);
    onRead(data.number, data.lines, data.buffer);
  };
  const ask = (order: Order, transfer: ArrayBuffer[] = []): void => port.postMessage(order, transfer);
  return {
    load: () => load,
    take({ number, offset, bytes }) {
      load += 1;
      ask({ kind: 'stretch', number, offset, buffer: bytes.buffer, length: bytes.length }, [bytes.buffer]);
    },
    found: () => found,
    report: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        ask({ kind: 'report' });
      }),
  };
}

/** The helper's thread: reads what comes through the port, and answers. */
export function serveHelper(port: Port, options: FileReaderOptions): void {
  const reader = createStretchReader(withMoreEntries(options));
  const answer = (message: Answer, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  port.onmessage = ({ data }: { readonly data: Order }) => {
    if (data.kind === 'report') {
      answer({ kind: 'report', report: reader.report({ bytes: 0, lines: 0 }) });
      return;
    }
    const { number, offset, buffer, length } = data;
    reader.begin({ number, offset });
    reader.push(new Uint8Array(buffer, 0, length));
    const lines = reader.end();
    const { events, others, failures } = reader.progress({ bytes: 0, lines: 0 });
    answer({ kind: 'read', number, lines, buffer, found: { events, others, failures } }, [buffer]);
  };
}
