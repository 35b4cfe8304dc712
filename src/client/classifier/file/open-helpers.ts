import type { SurfaceData } from '../../../audit/surface.ts';
import type { Order } from './messages.ts';
import { keepWorker, mostHelpers, takeWorker } from './spawn-worker.ts';

/** Workers that help to read some files. */
export interface Helpers {
  /** To those that are ready; none where they cannot be had, as one worker can read the files too. */
  readonly ports: Promise<readonly MessagePort[]>;
  /** Rejects with the ErrorEvent of one that fails in its work, and is otherwise never settled. */
  readonly failed: Promise<never>;
  /** Ends them, or keeps them where they have nothing to do. */
  readonly close: (areIdle: boolean) => void;
}

/** Smaller files are read before others have started, in bytes. */
const WORTH_HELP = 2 ** 24;

/**
 * Asks workers to help to count what is in files that are large. With rules one reads alone: what each keeps to ask them would take more memory
 * than a page may.
 */
export function openHelpers(files: readonly File[], surface: SurfaceData, asksRules: boolean): Helpers {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const workers: Worker[] = [];
  let isClosed = false;
  let reject: (event: ErrorEvent) => void = () => undefined;
  const failed = new Promise<never>((_, fail) => {
    reject = fail;
  });
  const open = async (): Promise<MessagePort> => {
    const taken = takeWorker();
    const worker = await taken;
    if (isClosed) {
      keepWorker(taken);
      throw new Error('The reading is over');
    }
    workers.push(worker);
    worker.addEventListener('error', reject);
    const { port1, port2 } = new MessageChannel();
    const order: Order = { kind: 'help', port: port2, surface };
    worker.postMessage(order, [port2]);
    return port1;
  };
  const opened = Array.from({ length: asksRules || size < WORTH_HELP ? 0 : mostHelpers() }, open);
  return {
    ports: Promise.allSettled(opened).then((all) => all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))),
    failed,
    close(areIdle) {
      isClosed = true;
      for (const worker of workers) {
        worker.removeEventListener('error', reject);
        if (areIdle) keepWorker(Promise.resolve(worker));
        else worker.terminate();
      }
    },
  };
}
