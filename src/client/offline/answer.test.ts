import { describe, expect, it } from 'vitest';
import { answer, keptPath, type Sources } from './answer.ts';
import { PAST_WORKER } from './keep-site.ts';
import { FACTS_PATH, FILES_PATH, WORKER_PATH } from './kept-site.ts';

const ORIGIN = 'https://atlas.example';
const KEPT: Readonly<Record<string, string>> = {
  '': 'home',
  'classify/': 'classifier',
  'theme.js': 'theme',
  '_astro/a.1.js': 'script',
  '404.html': 'no such page',
};

const offline = () => Promise.reject(new TypeError('no network'));

function ask(
  path: string,
  { navigates = false, ...sources }: Partial<Sources> & { navigates?: boolean } = {},
): Promise<Response> {
  const find = async (address: string) => (KEPT[address] === undefined ? undefined : new Response(KEPT[address]));
  const request = { url: `${ORIGIN}/docs/${path}`, mode: navigates ? 'navigate' : 'cors' } as Request;
  return answer(request, path.replace(/\?.*/, ''), { base: '/docs/', find, load: offline, ...sources });
}

const online = async () => new Response('from the network');
const textOf = async (response: Promise<Response>) => (await response).text();

describe('answer', () => {
  it('gives the kept file, with a network too', async () => {
    expect(await textOf(ask('', { navigates: true, load: online }))).toBe('home');
    expect(await textOf(ask('theme.js', { load: online, asking: `${ORIGIN}/docs/classify/#event` }))).toBe('theme');
  });

  it('leads from a folder without its slash to the one with it, and keeps the query', async () => {
    const response = await ask('classify?a=b', { navigates: true });
    expect([response.status, response.headers.get('Location')]).toEqual([301, `${ORIGIN}/docs/classify/?a=b`]);
  });

  it('gives a page that is not kept from the network, and then what it loads too', async () => {
    expect(await textOf(ask('new/', { navigates: true, load: online }))).toBe('from the network');
    expect(await textOf(ask('theme.js', { load: online, asking: `${ORIGIN}/docs/new/` }))).toBe('from the network');
    expect(await textOf(ask('_astro/a.1.js', { load: online, asking: `${ORIGIN}/docs/new/` }))).toBe('script');
  });

  it('gives the page for missing ones where neither has the address', async () => {
    const response = await ask('new/', { navigates: true });
    expect([response.status, await response.text()]).toEqual([404, 'no such page']);
    expect(await textOf(ask('theme.js', { asking: `${ORIGIN}/docs/new/` }))).toBe('theme');
    await expect(ask('data/none.json')).rejects.toThrow('no network');
  });

  it('counts a worker that a kept page made as a part of it', async () => {
    expect(await textOf(ask('theme.js', { load: online, asking: `blob:${ORIGIN}/1` }))).toBe('theme');
  });
});

describe('keptPath', () => {
  const pathOf = (address: string, init?: RequestInit) => keptPath(new Request(address, init), '/docs/', ORIGIN);

  it('is the address from the root of the site, without query and without the name of a folder’s page', () => {
    expect(pathOf(`${ORIGIN}/docs/`)).toBe('');
    expect(pathOf(`${ORIGIN}/docs/index.html`)).toBe('');
    expect(pathOf(`${ORIGIN}/docs/rules/index.html?vendor=falco`)).toBe('rules/');
  });

  it('leaves to the browser other hosts, other folders, what is no GET, and what must be new', () => {
    expect(pathOf('https://other.example/docs/')).toBeUndefined();
    expect(pathOf(`${ORIGIN}/documents/`)).toBeUndefined();
    expect(pathOf(`${ORIGIN}/docs/`, { method: 'POST' })).toBeUndefined();
    expect(pathOf(`${ORIGIN}/docs/`, { headers: { [PAST_WORKER]: '1' } })).toBeUndefined();
    expect([WORKER_PATH, FILES_PATH, FACTS_PATH].map((path) => pathOf(`${ORIGIN}/docs/${path}`))).toEqual(
      Array(3).fill(undefined),
    );
  });
});
