import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, serveFolder } from './server.ts';

let folder = '';
let running: Running;

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends the path as it is written: fetch() would resolve `..` before sending. */
function ask(path: string, method = 'GET', accepted?: string): Promise<Answer> {
  const headers = accepted === undefined ? {} : { 'Accept-Encoding': accepted };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: running.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const sentBytes = Buffer.concat(chunks);
        const isCompressed = response.headers['content-encoding'] === 'gzip' && method !== 'HEAD';
        const body = String(isCompressed ? gunzipSync(sentBytes) : sentBytes);
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    sent.on('error', reject).end();
  });
}

beforeAll(async () => {
  const top = mkdtempSync(join(tmpdir(), 'serve-'));
  folder = join(top, 'dist');
  mkdirSync(join(folder, 'verbs', 'get'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(top, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<h1>Home</h1>');
  writeFileSync(join(folder, 'verbs', 'get', 'index.html'), '<h1>get</h1>');
  writeFileSync(join(folder, 'verbs', 'get', 'index.json'), '{}');
  writeFileSync(join(folder, 'a b.svg'), '<svg/>');
  writeFileSync(join(folder, 'search.wasm'), 'x');
  writeFileSync(join(folder, 'photo.webp'), 'x');
  writeFileSync(join(folder, '404.html'), '<h1>No such page</h1>');
  writeFileSync(join(folder, '_headers'), '/*\n  X-Content-Type-Options: nosniff\n');
  symlinkSync(join(top, 'secret.txt'), join(folder, 'link.txt'));
  running = await serveFolder(folder, 0, false);
});

afterAll(async () => {
  await running.stop();
  rmSync(join(folder, '..'), { recursive: true });
});

describe('serveFolder', () => {
  it('serves the index of a folder under its trailing slash', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: '<h1>Home</h1>' });
    expect(await ask('/verbs/get/?a=b')).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  });

  it('redirects a folder without the slash and keeps the query', async () => {
    expect(await ask('/verbs/get?level=Request')).toMatchObject({
      status: 301,
      headers: { location: '/verbs/get/?level=Request' },
    });
  });

  it('never redirects to another host', async () => {
    expect((await ask('//verbs//get')).headers['location']).toBe('/verbs/get/');
  });

  it('names the type of each file', async () => {
    const types = await Promise.all(['/verbs/get/index.json', '/a%20b.svg', '/search.wasm'].map((path) => ask(path)));
    expect(types.map((answer) => answer.headers['content-type'])).toEqual([
      'application/json; charset=utf-8',
      'image/svg+xml',
      'application/wasm',
    ]);
  });

  it('sends the headers of the _headers file with every answer, and not that file', async () => {
    expect((await ask('/')).headers['x-content-type-options']).toBe('nosniff');
    expect(await ask('/_headers')).toMatchObject({ status: 404, headers: { 'x-content-type-options': 'nosniff' } });
  });

  it('answers an unknown address with the page for it', async () => {
    for (const path of ['/nothing/', '/empty/', '/index.html/', '/search.wasm/']) {
      expect(await ask(path)).toMatchObject({ status: 404, body: '<h1>No such page</h1>' });
    }
  });

  it('never leaves its folder', async () => {
    for (const path of [
      '/../secret.txt',
      '/verbs/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/link.txt',
    ]) {
      const answer = await ask(path);
      expect([400, 404]).toContain(answer.status);
      expect(answer.body).not.toContain('secret');
    }
  });

  it('refuses an address that cannot be decoded', async () => {
    expect(await ask('/%E0%A4%A')).toMatchObject({ status: 400 });
  });

  it('answers HEAD without a body and refuses other methods', async () => {
    expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '', headers: { 'content-length': '13' } });
    expect(await ask('/', 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });

  it('sends text compressed to who takes it, and only text', async () => {
    const compressed = { headers: { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } };
    expect(await ask('/', 'GET', 'gzip, deflate, br')).toMatchObject({ ...compressed, body: '<h1>Home</h1>' });
    expect(await ask('/', 'HEAD', 'gzip')).toMatchObject({ ...compressed, body: '' });
    expect(await ask('/nothing', 'GET', 'gzip')).toMatchObject({ status: 404, ...compressed, body: '<h1>No such page</h1>' });
    for (const accepted of [undefined, 'br', 'gzip;q=0', 'gzip; q=0.0, br']) {
      expect((await ask('/', 'GET', accepted)).headers['content-encoding']).toBeUndefined();
    }
    expect((await ask('/photo.webp', 'GET', 'gzip')).headers).toMatchObject({ 'content-length': '1' });
  });

  it('takes the next free port where it may, and says that a port is in use where it may not', async () => {
    const second = await serveFolder(folder, running.port, true);
    expect(second.port).toBeGreaterThan(running.port);
    await second.stop();
    await expect(serveFolder(folder, running.port, false)).rejects.toThrow(`Port ${running.port} is in use`);
  });
});
