import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dist, listFiles, root } from './built-site.ts';

/** On the file system of the project, as Astro renames what it has built. */
const second = join(root, `node_modules/.cache/second build ü-${process.pid}/site`);

/** Another time zone, language, day, number of threads and order of files (elsewhere.mjs), so that none can have a part in what is written. */
const elsewhere = {
  ...process.env,
  ...{ TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', NODE_ENV: 'production' },
  ...{ UV_THREADPOOL_SIZE: '1', RAYON_NUM_THREADS: '1', TOKIO_WORKER_THREADS: '1' },
  NODE_OPTIONS: `--import=${new URL('elsewhere.mjs', import.meta.url).href}`,
};

function hashFiles(folder: string): ReadonlyMap<string, string> {
  return new Map(
    listFiles(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

describe('a second build of the same content', () => {
  beforeAll(() => {
    rmSync(dirname(second), { recursive: true, force: true });
    const run = spawnSync(process.execPath, ['scripts/build.ts', '--out', second], {
      cwd: root,
      env: elsewhere,
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`Cannot build a second time: ${run.stderr}`);
  }, 120_000);

  afterAll(() => rmSync(dirname(second), { recursive: true, force: true }));

  it('writes the same files, byte for byte, the search index among them', () => {
    const [first, again] = [hashFiles(dist), hashFiles(second)];
    expect([...again.keys()].some((file) => file.startsWith('/pagefind/'))).toBe(true);
    const differing = [...new Set([...first.keys(), ...again.keys()])].filter((file) => first.get(file) !== again.get(file));
    expect(differing, 'if dist is older than the content: npm run build').toEqual([]);
  });
});
