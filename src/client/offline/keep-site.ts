import { cacheName, FILES_PATH, HASH_LENGTH, listKept, removeCaches, type SiteFiles } from './kept-site.ts';

/** How far the keeping of a version has come, in files. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface KeepOptions {
  /** Where the site is mounted, with a slash at both ends. */
  readonly base: string;
  /** The version wanted; without it, the newest. */
  readonly version?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** A header by which a page asks past the worker that serves an older version. */
export const PAST_WORKER = 'X-Atlas-Newest';

/** Requests at a time: a host with HTTP/2 answers them on one connection. */
const LANES = 24;

/**
 * Stores all files of a version in a cache of its own and answers the version. What an earlier version has with the same hash is copied,
 * what an interrupted attempt has stored is not asked for again. A file that differs from its hash is never stored: the host
 * changes files, or has begun to serve another version.
 * @throws Error that says which file cannot be had, or that the version is another one; the signal's reason where that aborts.
 */
export async function keepSite({ base, version, signal, onProgress }: KeepOptions): Promise<string> {
  const list = await loadList(base, signal);
  if (version !== undefined && list.version !== version)
    throw new Error(`The server has version "${list.version}" and not "${version}": try again later`);
  const cache = await caches.open(cacheName(base, list.version));
  const stored = new Set((await cache.keys()).map(({ url }) => decodeURI(new URL(url).pathname).slice(base.length)));
  if (stored.has(FILES_PATH)) return list.version;
  const missing = Object.entries(list.files).filter(([path]) => !stored.has(path));
  const total = Object.keys(list.files).length;
  const earlier = await listKept(base);
  let done = total - missing.length;
  const keepOne = async ([path, hash]: readonly [string, string]): Promise<void> => {
    const copy = await copyEarlier(base, path, hash, earlier);
    await cache.put(base + encodeURI(path), copy ?? (await loadFile(base, path, hash, signal)));
    onProgress?.({ done: ++done, total });
  };
  await runInLanes(missing, keepOne, signal).catch((error: unknown) => giveUp(error, base, earlier));
  await cache.put(base + FILES_PATH, Response.json(list));
  return list.version;
}

async function loadList(base: string, signal: AbortSignal | undefined): Promise<SiteFiles> {
  const response = await fetch(base + FILES_PATH, { cache: 'no-cache', signal: signal ?? null });
  if (!response.ok) throw new Error(`Cannot load "${FILES_PATH}": the server answers ${response.status}`);
  return (await response.json()) as SiteFiles;
}

/** Takes jobs from one queue; the first that fails ends all. */
async function runInLanes<T>(jobs: readonly T[], run: (job: T) => Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  const queue = jobs.values();
  let hasFailed = false;
  const lane = async (): Promise<void> => {
    for (const job of queue) {
      signal?.throwIfAborted();
      if (hasFailed) return;
      await run(job).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Without room, what is stored of the new version is given back. */
async function giveUp(error: unknown, base: string, earlier: readonly SiteFiles[]): Promise<never> {
  if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
  await removeCaches(base, earlier.at(-1)?.version);
  throw new Error('This browser has too little room for the site: free some, and try again');
}

async function copyEarlier(
  base: string,
  path: string,
  hash: string,
  earlier: readonly SiteFiles[],
): Promise<Response | undefined> {
  const same = earlier.find(({ files }) => files[path] === hash);
  return same && caches.match(base + encodeURI(path), { cacheName: cacheName(base, same.version), ignoreVary: true });
}

/** Asks a second time past all caches on the way where the first answer is not what the list promises. */
async function loadFile(base: string, path: string, hash: string, signal: AbortSignal | undefined): Promise<Response> {
  for (const cache of ['no-cache', 'reload'] as const) {
    const response = await fetch(base + encodeURI(path), { cache, signal: signal ?? null, headers: { [PAST_WORKER]: '1' } });
    const bytes = await response.arrayBuffer();
    if ((await hashBytes(bytes)) === hash) return toStored(bytes, response.headers);
  }
  throw new Error(`"/${path}" is not as it was built: the server has changed it, or a new version of the site is just appearing`);
}

/** A response of its own: one that was redirected must not answer a navigation, and the body is no longer compressed. */
function toStored(bytes: ArrayBuffer, headers: Headers): Response {
  const kept = new Headers(headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) kept.delete(name);
  return new Response(bytes, { headers: kept });
}

async function hashBytes(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, HASH_LENGTH);
}
