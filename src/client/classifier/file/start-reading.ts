import type { FileProgress } from '../../../audit/file/report.ts';
import type { ClassifierData } from '../../../view/classifier-data.ts';
import type { News, Order, PackedResult, ReadResult } from './messages.ts';
import { unpackResult } from './pack-result.ts';
import { spawnWorker } from './spawn-worker.ts';

/** What a reading tells. Exactly one of `end` and `failed` comes last, and nothing after `cancel`. */
export interface ReadingListener {
  readonly progress: (read: number, progress: FileProgress) => void;
  readonly end: (result: ReadResult) => void;
  readonly failed: (message: string) => void;
}

export interface Reading {
  /** Ends it soon, with what is known by then. */
  readonly stop: () => void;
  /** Ends it at once; nobody wants to know. */
  readonly cancel: () => void;
}

/** How long the worker may take to answer a stop before it is ended, in milliseconds: it may be deep in one long line. */
const PATIENCE = 2000;

/** Starts to read files in a worker. */
export function startReading(
  files: readonly File[],
  { surface, base }: ClassifierData,
  asksRules: boolean,
  listener: ReadingListener,
): Reading {
  const worker = spawnWorker();
  const order = (message: Order): void => worker.postMessage(message);
  let last: PackedResult | undefined;
  let [isDone, isCancelled] = [false, false];
  const finish = (tell: () => void): void => {
    if (isDone) return;
    isDone = true;
    worker.terminate();
    tell();
  };
  const endWith = (packed: PackedResult, change: (result: ReadResult) => ReadResult): void => {
    finish(() => void unpackResult(packed).then((result) => isCancelled || listener.end(change(result))));
  };
  const fail = (message: string): void => {
    if (last) endWith(last, (result) => ({ ...result, faults: [...result.faults, message] }));
    else finish(() => listener.failed(message));
  };
  const hear = (news: News): void => {
    switch (news.kind) {
      case 'ready':
        order({ kind: 'read', files, surface, rules: asksRules ? `${base}/classify/rules.js` : undefined });
        break;
      case 'progress':
        listener.progress(news.read, news.progress);
        break;
      case 'snapshot':
        last = news.result;
        break;
      case 'end':
        endWith(news.result, (result) => result);
        break;
      case 'failed':
        fail(news.message);
        break;
    }
  };
  worker.addEventListener('message', ({ data }: MessageEvent<News>) => {
    if (!isDone) hear(data);
  });
  worker.addEventListener('error', ({ message }) =>
    fail(`The reader has failed (${message || 'no reason given'}): try a part of the file`),
  );
  const stop = (): void => {
    order({ kind: 'stop' });
    setTimeout(() => {
      if (last) endWith(last, (result) => ({ ...result, isStopped: true }));
      else finish(() => listener.failed('Stopped before anything was known of the file'));
    }, PATIENCE);
  };
  const cancel = (): void => {
    isCancelled = true;
    finish(() => undefined);
  };
  return { stop, cancel };
}
