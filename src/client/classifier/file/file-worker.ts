import type { News, Order } from './messages.ts';
import { readFiles } from './read-files.ts';

/** The worker: reads the files that the page hands over, says how far it is, and ends with what it found. */
let isStopped = false;

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.kind === 'stop') isStopped = true;
  else readFiles(data, say, () => isStopped).catch((error: unknown) => say({ kind: 'failed', message: explain(error) }));
});
say({ kind: 'ready' });

function say(news: News): void {
  self.postMessage(news, { transfer: 'result' in news ? [...news.result] : [] });
}

function explain(error: unknown): string {
  return `The reader has failed (${error instanceof Error ? error.message : String(error)}): try a part of the file`;
}
