import { connectHelper, type Helper, type Port } from './helper.ts';
import { joinReports } from './join-reports.ts';
import { FILE_LIMITS } from './limits.ts';
import type { FileProgress, FileReport } from './report.ts';
import { CUT_LENGTH, createLineNumbers, findCut, type Stretch } from './stretch.ts';
import { createStretchReader, type FileReaderOptions, withMoreEntries } from './stretch-reader.ts';

/** Reads a file in several threads: in this one, and in those of its helpers. */
export interface SharedReader {
  /** The next bytes, cut anywhere; not used after the call. */
  readonly push: (chunk: Uint8Array) => void;
  /** Hands out what is ready. To be waited for after each push, so that little is held. */
  readonly settle: () => Promise<void>;
  /** The file ends here. */
  readonly end: () => Promise<void>;
  /** Cheap: a few numbers. */
  readonly progress: () => FileProgress;
  /** Everything known of what was settled. */
  readonly snapshot: () => Promise<FileReport>;
}

/** So many stretches lie before a helper at most: one that it reads, and the next. */
const MOST_LOAD = 2;

/**
 * Makes a reader of one file. It tells what one reader alone would tell. Only a file of lines is shared out, where the API server's own
 * lines follow each other; the rest is read in this thread alone.
 * `ports`: to helpers that were made for this file, by serveHelper with the same options.
 */
export function createSharedReader(options: FileReaderOptions, ports: readonly Port[]): SharedReader {
  const limits = { ...FILE_LIMITS, ...options.limits };
  const own = createStretchReader(ports.length > 0 ? withMoreEntries(options) : options);
  /** Of each stretch, its lines. */
  const lines: number[] = [];
  const ready: Stretch[] = [];
  const spare: ArrayBuffer[] = [];
  const helpers = ports.map((port) =>
    connectHelper(port, (number, count, buffer) => {
      lines[number] = count;
      spare.push(buffer);
    }),
  );
  let [bytes, stretches] = [0, 0];
  /** What is not handed out yet: a stretch to be, or the rest of the one that this thread has begun. */
  let held = { buffer: new Uint8Array(ports.length > 0 ? limits.stretch : 0), offset: 0, length: 0 };
  /** True where this thread has begun a stretch whose end it has not seen. */
  let isOwnOpen = true;

  const beginOwn = (): void => {
    isOwnOpen = true;
    own.begin({ number: stretches, offset: held.offset });
    stretches += 1;
  };
  const endOwn = (): void => {
    isOwnOpen = false;
    lines[stretches - 1] = own.end();
  };
  const readOwn = (stretch: Stretch): void => {
    own.begin(stretch);
    own.push(stretch.bytes);
    lines[stretch.number] = own.end();
    spare.push(stretch.bytes.buffer);
  };
  /** Keeps what follows `at`, in another buffer where the first part is handed out. */
  const keepAfter = (at: number, buffer = held.buffer): void => {
    const rest = held.buffer.subarray(at, held.length);
    buffer.set(rest);
    held = { buffer, offset: held.offset + at, length: rest.length };
  };
  const handOut = (end: number): void => {
    ready.push({ number: stretches, offset: held.offset, bytes: held.buffer.subarray(0, end) });
    stretches += 1;
    keepAfter(end, new Uint8Array(spare.pop() ?? new ArrayBuffer(limits.stretch)));
  };
  /** Reads on where no place to part is held, but for the bytes in which one may begin. */
  const readOn = (): void => {
    const cut = findCut(held.buffer, 'first');
    const end = cut ?? held.length - CUT_LENGTH;
    own.push(held.buffer.subarray(0, end));
    if (cut !== undefined) endOwn();
    keepAfter(end);
  };
  const partHeld = (): void => {
    const cut = isOwnOpen ? undefined : findCut(held.buffer, 'last');
    if (cut !== undefined) {
      handOut(cut);
      return;
    }
    if (!isOwnOpen) beginOwn();
    readOn();
  };
  const hold = (chunk: Uint8Array): void => {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + held.buffer.length - held.length);
      held.buffer.set(part, held.length);
      held.length += part.length;
      at += part.length;
      if (held.length === held.buffer.length) partHeld();
    }
  };
  const settle = async (): Promise<void> => {
    while (ready.length > 0) {
      const helper = findFree(helpers) ?? (await pause().then(() => findFree(helpers)));
      const next = ready.shift();
      if (next && helper) helper.take(next);
      else if (next) readOwn(next);
    }
  };
  const read = () => ({ bytes, lines: lines.reduce((sum, count) => sum + count, isOwnOpen ? own.lines() : 0) });

  beginOwn();
  return {
    push(chunk) {
      if (helpers.length > 0 && own.form() === 'lines') hold(chunk);
      else {
        own.push(chunk);
        held.offset += chunk.length;
      }
      bytes += chunk.length;
    },
    settle,
    async end() {
      if (isOwnOpen) {
        own.push(held.buffer.subarray(0, held.length));
        endOwn();
      } else if (held.length > 0) handOut(held.length);
      await settle();
    },
    progress: () => helpers.reduce((sum, { found }) => addFound(sum, found()), own.progress(read())),
    async snapshot() {
      const others = await Promise.all(helpers.map(({ report }) => report()));
      const report = own.report(read());
      return others.length > 0 ? joinReports([report, ...others], limits, createLineNumbers(lines)) : report;
    },
  };
}

function findFree(helpers: readonly Helper[]): Helper | undefined {
  const [free] = helpers.filter(({ load }) => load() < MOST_LOAD).sort((a, b) => a.load() - b.load());
  return free;
}

/** Lets the helpers' answers arrive. */
function pause(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function addFound(progress: FileProgress, found: ReturnType<Helper['found']>): FileProgress {
  const { events, others, failures } = progress;
  return { ...progress, events: events + found.events, others: others + found.others, failures: failures + found.failures };
}
