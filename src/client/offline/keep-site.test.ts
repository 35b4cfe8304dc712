import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepSite, PAST_WORKER } from './keep-site.ts';
import { cacheName, FILES_PATH, HASH_LENGTH, listCaches, listKept, removeCaches } from './kept-site.ts';
import { makeCaches } from './test-data/fake-caches.ts';

const base = '/docs/';
const served = new Map<string, string>();
const asked: string[] = [];

/** Serves these files as one version; `''` is the home page. */
function serve(version: string, files: Readonly<Record<string, string>>): void {
  served.clear();
  for (const [path, text] of Object.entries(files)) served.set(base + encodeURI(path), text);
  const hashes = Object.entries(files).map(([path, text]) => [path, hash('sha256', text).slice(0, HASH_LENGTH)]);
  served.set(base + FILES_PATH, JSON.stringify({ version, files: Object.fromEntries(hashes) }));
}

async function readKept(version: string, path: string): Promise<string | undefined> {
  return (await caches.match(base + encodeURI(path), { cacheName: cacheName(base, version) }))?.text();
}

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('caches', makeCaches());
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    init.signal?.throwIfAborted();
    asked.push(address);
    const text = served.get(address);
    const headers = { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip', 'Content-Length': '9', Vary: 'Accept-Encoding' };
    return new Response(text ?? 'none', { status: text === undefined ? 404 : 200, headers });
  });
});

afterEach(() => vi.unstubAllGlobals());

describe('keepSite', () => {
  it('stores every file under its address, without the headers that were about its way', async () => {
    serve('one', { '': 'home', 'a b/ü/': 'page' });
    expect(await keepSite({ base })).toBe('one');
    expect([await readKept('one', ''), await readKept('one', 'a b/ü/')]).toEqual(['home', 'page']);
    const stored = await caches.match(base, { cacheName: cacheName(base, 'one') });
    expect([...(stored?.headers.keys() ?? [])]).toEqual(['content-type']);
  });

  it('says how far it is, and asks for nothing that it has', async () => {
    serve('one', { a: '1', b: '2' });
    const steps: number[] = [];
    await keepSite({ base, onProgress: ({ done, total }) => steps.push(done / total) });
    expect(steps).toEqual([0.5, 1]);
    asked.length = 0;
    await keepSite({ base });
    expect(asked).toEqual([base + FILES_PATH]);
  });

  it('copies from the version before what has not changed', async () => {
    serve('one', { a: '1', b: '2' });
    await keepSite({ base });
    serve('two', { a: '1', b: 'changed', c: 'new' });
    asked.length = 0;
    await keepSite({ base });
    expect(asked.sort()).toEqual(['b', 'c', FILES_PATH].map((path) => base + path).sort());
    expect([await readKept('two', 'a'), await readKept('two', 'b'), await readKept('one', 'b')]).toEqual(['1', 'changed', '2']);
  });

  it('refuses a file that is not what the list promises, and counts the version as not kept', async () => {
    serve('one', { a: '1', b: '2' });
    served.set(`${base}b`, 'with an advertisement');
    await expect(keepSite({ base })).rejects.toThrow('"/b" is not as it was built');
    expect(await readKept('one', 'b')).toBeUndefined();
    expect(await listKept(base)).toEqual([]);
  });

  it('goes on where it was stopped', async () => {
    serve('one', { a: '1', b: '2' });
    served.delete(`${base}b`);
    await keepSite({ base }).catch(() => undefined);
    serve('one', { a: '1', b: '2' });
    asked.length = 0;
    await keepSite({ base });
    expect(asked).toEqual([base + FILES_PATH, `${base}b`]);
  });

  it('stops when it is told to', async () => {
    serve('one', { a: '1' });
    await expect(keepSite({ base, signal: AbortSignal.abort(new Error('Stopped')) })).rejects.toThrow('Stopped');
  });

  it('keeps no other version than the one wanted', async () => {
    serve('two', { a: '1' });
    await expect(keepSite({ base, version: 'one' })).rejects.toThrow('The server has version "two" and not "one"');
    expect(await listCaches(base)).toEqual([]);
  });

  it('gives the room back where there is too little, and leaves the version before', async () => {
    serve('one', { a: '1' });
    await keepSite({ base });
    serve('two', { a: 'larger' });
    const { open } = caches;
    caches.open = async (name) => {
      const cache = await open(name);
      cache.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return cache;
    };
    await expect(keepSite({ base })).rejects.toThrow('too little room');
    expect(await listCaches(base)).toEqual([cacheName(base, 'one')]);
  });

  it('asks past a worker that would answer with the version before', async () => {
    serve('one', { a: '1' });
    const { fetch: standIn } = globalThis;
    const headers: unknown[] = [];
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
      headers.push(init.headers);
      return standIn(address, init);
    });
    await keepSite({ base });
    expect(headers).toContainEqual({ [PAST_WORKER]: '1' });
  });
});

describe('removeCaches', () => {
  it('leaves alone what belongs to another site of the same host', async () => {
    for (const name of [cacheName('/', 'one'), cacheName('/docs/', 'one'), 'theirs']) await caches.open(name);
    await removeCaches('/docs/');
    expect(await caches.keys()).toEqual([cacheName('/', 'one'), 'theirs']);
  });
});
