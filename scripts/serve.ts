import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveFolder } from './serve/server.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
const port = process.env['PORT'];

if (port !== undefined && !/^\d{1,5}$/.test(port)) fail(`PORT "${port}" is not a number: use one from 0 to 65535`);
if (!existsSync(folder)) fail(`Cannot find "${folder}": run "npm run build" first`);

try {
  const running = await serveFolder(folder, Number(port ?? 4321), port === undefined);
  console.log(`Audit Atlas is at ${running.url} (Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void running.stop()); // npm may send it twice
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
