import type { News, Order } from './messages.ts';
import { importRules, readFiles } from './read-files.ts';

/** The worker: reads the files that the page hands over, says how far it is, and ends with what it found. */
let isStopped = false;

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  isStopped = data.kind === 'stop';
  if (data.kind !== 'stop') void follow(data).catch((error: unknown) => say({ kind: 'failed', message: explain(error) }));
});
say({ kind: 'ready' });

async function follow(order: Exclude<Order, { kind: 'stop' }>): Promise<void> {
  switch (order.kind) {
    case 'read':
      return readFiles(order, say, () => isStopped);
    case 'prepare':
      await importRules(order.rules);
      say({ kind: 'ready' });
  }
}

function say(news: News): void {
  self.postMessage(news, { transfer: 'result' in news ? [...news.result] : [] });
}

function explain(error: unknown): string {
  return `The reader has failed (${error instanceof Error ? error.message : String(error)}): try a part of the file`;
}
