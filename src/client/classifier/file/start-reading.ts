import type { FileProgress } from '../../../audit/file/report.ts';
import type { ClassifierData } from '../../../view/classifier-data.ts';
import type { News, Order, PackedResult, ReadResult } from './messages.ts';
import { unpackResult } from './pack-result.ts';
import { keepWorker, takeWorker } from './spawn-worker.ts';

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
  const taken = takeWorker();
  const rules = asksRules ? `${base}/classify/rules.js` : undefined;
  let worker: Worker | undefined;
  let last: PackedResult | undefined;
  let [isDone, isCancelled] = [false, false];
  const finish = (tell: () => void, isIdle = false): void => {
    if (isDone) return;
    isDone = true;
    worker?.removeEventListener('message', hear);
    worker?.removeEventListener('error', giveUp);
    if (isIdle || !worker) keepWorker(taken);
    else worker.terminate();
    tell();
  };
  const endWith = (packed: PackedResult, change: (result: ReadResult) => ReadResult, isIdle = false): void => {
    finish(() => void unpackResult(packed).then((result) => isCancelled || listener.end(change(result))), isIdle);
  };
  const fail = (message: string): void => {
    if (last) endWith(last, (result) => ({ ...result, faults: [...result.faults, message] }));
    else finish(() => listener.failed(message));
  };
  const giveUp = ({ message }: ErrorEvent): void =>
    fail(`The reader has failed (${message || 'no reason given'}): try a part of the file`);
  const hear = ({ data: news }: MessageEvent<News>): void => {
    switch (news.kind) {
      case 'ready':
        break;
      case 'progress':
        listener.progress(news.read, news.progress);
        break;
      case 'snapshot':
        last = news.result;
        break;
      case 'end':
        endWith(news.result, (result) => result, true);
        break;
      case 'failed':
        fail(news.message);
        break;
    }
  };
  const begin = (ready: Worker): void => {
    if (isDone) return;
    worker = ready;
    worker.addEventListener('message', hear);
    worker.addEventListener('error', giveUp);
    send(worker, { kind: 'read', files, surface, rules });
  };
  taken.then(begin, (error: Error) => fail(error.message));
  const stop = (): void => {
    if (worker) send(worker, { kind: 'stop' });
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

function send(worker: Worker, order: Order): void {
  worker.postMessage(order);
}
