import { availableParallelism } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Port } from '../../src/audit/file/helper.ts';
import type { FileReaderOptions } from '../../src/audit/file/stretch-reader.ts';
import type { SurfaceData } from '../../src/audit/surface.ts';

/** What a thread that helps to read a file is given. */
export interface HelperTask extends Pick<FileReaderOptions, 'rules' | 'limits'> {
  readonly surface: SurfaceData;
  readonly port: Port;
}

export interface Helpers {
  readonly ports: readonly Port[];
  /** Rejects when one of them fails, and is otherwise never settled. */
  readonly failed: Promise<never>;
  readonly close: () => Promise<void>;
}

/** Most threads that help: each takes as much memory as the first. */
const MOST = 1;

/** Starts as many threads as there are other processors. */
export function openHelpers(task: Omit<HelperTask, 'port'>): Helpers {
  const count = Math.min(MOST, availableParallelism() - 1);
  const opened = Array.from({ length: count }, () => openHelper(task));
  const failed = new Promise<never>((_, reject) => {
    for (const { worker } of opened) worker.once('error', reject);
  });
  failed.catch(() => undefined);
  return {
    ports: opened.map(({ port }) => port),
    failed,
    close: async () => {
      await Promise.all(opened.map(({ worker }) => worker.terminate()));
    },
  };
}

function openHelper(task: Omit<HelperTask, 'port'>): { readonly port: Port; readonly worker: Worker } {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./file-helper.ts', import.meta.url), {
    workerData: { ...task, port: port2 },
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  return { port: port1, worker };
}
