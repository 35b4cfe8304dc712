import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toNginxConfig } from '../scripts/hosts/nginx.ts';
import { forPlainHttp, headersFor, parseHeaders } from '../scripts/serve/headers.ts';

const rules = forPlainHttp(parseHeaders(readFileSync(new URL('../public/_headers', import.meta.url), 'utf8')));
const config = readFileSync(new URL('../deploy/nginx.conf', import.meta.url), 'utf8');
const hasNginx = spawnSync('nginx', ['-v']).status === 0;

describe('deploy/nginx.conf', () => {
  it('is what public/_headers gives: run "npm run fix" where it is not', () => {
    expect(config).toBe(toNginxConfig(rules));
  });
});

/** A port that is free at this moment. */
function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

describe.skipIf(!hasNginx)('a real nginx with deploy/nginx.conf', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-nginx-'));
  const site = join(folder, 'site');
  let server: ChildProcess | undefined;
  let origin = '';

  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(site, file)), { recursive: true });
    writeFileSync(join(site, file), text);
  };

  beforeAll(async () => {
    chmodSync(folder, 0o755); // Started as root, nginx reads as another user
    for (const file of ['index.html', 'classify/index.html', 'kubernetes-pods/get-pods-exec/index.html'])
      write(file, `<p>${file}`);
    write('404.html', '<p>Not found');
    write('_astro/a.b1.css', 'a{}'.repeat(1000));
    write('data/a.json', '{}');
    write('_headers', 'not for readers');
    const port = await findPort();
    origin = `http://127.0.0.1:${port}`;
    const own = config
      .replace('/usr/share/nginx/html', site)
      .replace('listen 8080', `listen 127.0.0.1:${port}`)
      .replace(/^.*listen \[::\].*$/m, '');
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; error_log stderr; pid ${folder}/pid; events {} http { access_log off; ${paths.join(' ')} ${own} }`,
    );
    server = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
    for (let tries = 0; tries < 100; tries++) {
      if (
        await fetch(origin).then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('nginx did not answer within 10 seconds');
  }, 30_000);

  afterAll(() => {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['/', '/classify/', '/kubernetes-pods/get-pods-exec/', '/_astro/a.b1.css', '/data/a.json'])(
    'sends %s with the headers of public/_headers',
    async (path) => {
      const { status, headers } = await fetch(origin + path);
      expect(status).toBe(200);
      for (const [name, value] of Object.entries(headersFor(rules, path))) expect(headers.get(name), name).toBe(value);
    },
  );

  it('sends a page of its own, with the policy, for an address without one', async () => {
    const answer = await fetch(`${origin}/nowhere/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('<p>Not found');
    expect(answer.headers.get('content-security-policy')).toBe(headersFor(rules, '/nowhere/')['content-security-policy']);
  });

  it('leads from an address without its slash to the one with it', async () => {
    const answer = await fetch(`${origin}/classify`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/classify/']);
  });

  it('keeps the files that configure hosts to itself', async () => {
    expect((await fetch(`${origin}/_headers`)).status).toBe(404);
  });

  it('compresses text', async () => {
    const answer = await fetch(`${origin}/_astro/a.b1.css`, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });
});
