import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect as baseExpect, type Page, test } from '@playwright/test';
import { type OfflineSettings, writeOfflineFiles } from '../../scripts/build/offline-files.ts';
import { type Running, serveFolder } from '../../scripts/serve/server.ts';

const dist = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const settings: OfflineSettings = { base: '/', isWithdrawn: false };

/** A small part of the real site: the tools with all that they load, and two pages that nobody opens before. */
const PARTS = [
  ...['404.html', 'index.html', '_headers', 'favicon.svg', 'theme.js', '_astro', 'offline/index.html', 'classify', 'search'],
  ...['kubernetes-secrets/list-secrets', 'kubernetes-pods/get-pods-exec', 'rules/index.html', 'pagefind'],
];

const EVENT = JSON.stringify({
  ...{
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Metadata',
    auditID: '3f6a',
    stage: 'ResponseComplete',
    verb: 'list',
  },
  requestURI: '/api/v1/namespaces/kube-system/secrets',
  user: { username: 'system:anonymous', groups: ['system:unauthenticated'] },
  objectRef: { resource: 'secrets', namespace: 'kube-system', apiVersion: 'v1' },
  responseStatus: { metadata: {}, code: 200 },
});

/** A worker is installed and looked for in the background, at the browser's leisure. */
test.describe.configure({ timeout: 90_000 });
const expect = baseExpect.configure({ timeout: 30_000 });

let folder = '';
let running: Running;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-offline-'));
  const isWanted = (path: string): boolean => !path.includes('fragment/');
  for (const part of PARTS) {
    if (existsSync(join(dist, part))) cpSync(join(dist, part), join(folder, part), { recursive: true, filter: isWanted });
  }
  await writeOfflineFiles(folder, settings);
  running = await serveFolder(folder, 0, false);
});

test.afterEach(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = (page: Page, path: string) => page.goto(running.url + path);
const keeper = (page: Page) => page.locator('[data-keep]');

async function keepSite(page: Page): Promise<void> {
  await open(page, 'offline/');
  await expect(keeper(page)).toContainText(/\d+ files, [\d.]+ MB in this browser, about [\d.]+ [kM]B to load/);
  await page.getByRole('button', { name: 'Keep the whole site' }).click();
  await expect(keeper(page)).toContainText('It is the newest version');
}

/** Puts the text on the home page, which makes another version of the site. */
async function publish(text: string, changed: OfflineSettings = settings): Promise<void> {
  const file = join(folder, 'index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<h1[^>]*>.*?<\/h1>/s, `<h1>${text}</h1>`));
  await writeOfflineFiles(folder, changed);
}

/** Names of the caches of this site, and the number of its workers. */
function readStored(page: Page): Promise<readonly [caches: number, workers: number]> {
  return page.evaluate(async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]);
}

test('nothing is registered, stored or listed before somebody asks for it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, '');
  await open(page, 'offline/');
  await expect(page.getByRole('button', { name: 'Keep the whole site' })).toBeVisible();
  expect(await readStored(page)).toEqual([0, 0]);
  expect(asked.filter((path) => /worker|files\.json/.test(path))).toEqual([]);
});

test('a kept site works without a server: pages never opened, search and classifier; and is removed as a whole', async ({
  page,
}) => {
  await keepSite(page);
  await running.stop();

  await test.step('pages', async () => {
    expect((await open(page, 'kubernetes-secrets/list-secrets/'))?.status()).toBe(200);
    await expect(page.locator('h1')).toContainText('secrets');
    await open(page, 'kubernetes-pods/get-pods-exec?from=mail#fields');
    await expect(page).toHaveURL(/\/get-pods-exec\/\?from=mail/);
    await open(page, 'rules/?vendor=falco');
    await expect(page.locator('h1')).toBeVisible();
    expect((await open(page, 'no-such-page/'))?.status()).toBe(404);
  });

  await test.step('search', async () => {
    await open(page, 'search/#q=exec');
    await expect(page.locator('a.result').first()).toContainText('exec');
    await expect(page.locator('.result-head', { hasText: 'by their text' }).first()).toBeVisible();
  });

  await test.step('classifier with rules, which still can connect to nothing', async () => {
    await open(page, 'classify/');
    await page.locator('#classify-text').fill(EVENT);
    await expect(page.locator('.answer-title')).toContainText('list secrets');
    await expect(page.locator('.classify-result')).toContainText('fire');
    await page.getByRole('button', { name: 'Try to connect' }).click();
    await expect(page.locator('privacy-proof')).toContainText('Refused');
    expect(await page.evaluate(() => fetch('/search/names.json').then(String, () => 'refused'))).toBe('refused');
  });

  await test.step('removal', async () => {
    await open(page, 'offline/');
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect(keeper(page)).toContainText('cannot be had');
    expect(await readStored(page)).toEqual([0, 0]);
    await expect(open(page, 'kubernetes-secrets/list-secrets/')).rejects.toThrow();
  });
});

test('a newer version is loaded beside the kept one, replaces it as a whole when asked, and leaves nothing of it', async ({
  page,
}) => {
  await keepSite(page);
  const before = (await readStored(page))[0];
  await publish('Second version');

  await open(page, '');
  await expect(page.locator('h1')).not.toHaveText('Second version');
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state))
    .toBe('installed');
  await page.reload();
  await expect(page.locator('h1')).not.toHaveText('Second version');

  await open(page, 'offline/');
  await expect(keeper(page)).toContainText('is loaded and takes over when all pages of this site are closed');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Take over now' }).click()]);
  await expect(keeper(page)).toContainText('It is the newest version');
  await running.stop();
  await open(page, '');
  await expect(page.locator('h1')).toHaveText('Second version');
  await expect.poll(() => readStored(page)).toEqual([before, 1]);
});

test('a file that is not as it was built is refused, and what was stored before serves nothing', async ({ page }) => {
  writeFileSync(join(folder, '404.html'), 'changed by the host');
  await open(page, 'offline/');
  await page.getByRole('button', { name: 'Keep the whole site' }).click();
  await expect(keeper(page)).toContainText('"/404.html" is not as it was built');
  expect((await readStored(page))[1]).toBe(0);
  await writeOfflineFiles(folder, settings);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(keeper(page)).toContainText('It is the newest version');
});

test('a withdrawn worker takes away what was kept, and itself', async ({ page }) => {
  await keepSite(page);
  await publish('Third version', { ...settings, isWithdrawn: true });
  await open(page, '');
  await expect.poll(() => readStored(page)).toEqual([0, 0]);
  await open(page, 'offline/');
  await expect(keeper(page)).toContainText('has switched this off');
  await open(page, '');
  await expect(page.locator('h1')).toHaveText('Third version');
});
