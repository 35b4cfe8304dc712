import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Running, serveFolder } from '../../scripts/serve/server.ts';
import { listFiles } from '../build/built-site.ts';
import { buildSite, type OwnSite } from '../hostile-content/build-site.ts';
import { makeHostileContent } from '../hostile-content/hostile-content.ts';
import { MARK } from '../hostile-content/hostile-values.ts';
import { watchErrors } from './errors.ts';

/** Of pages whose addresses have one form, so many are opened: the largest, which hold most of what is hostile. */
const PAGES_OF_A_FORM = 2;
const WIDTHS = [320, 1280];

/** Pages of each form of address, without those that lead on to another: /fields/verb/ and /fields/level/ have one form, as a rule of any vendor has. */
function pickPages(dist: string): readonly string[] {
  const html = new Map(
    listFiles(dist)
      .filter((file) => file.endsWith('/index.html'))
      .map((file) => [file, readFileSync(join(dist, file), 'utf8')]),
  );
  const files = [...html.keys()].filter((file) => !html.get(file)?.includes('http-equiv="refresh"'));
  const forms = Map.groupBy(files, (file) => {
    const parts = file.split('/');
    return `${parts[1]?.replace(/^kubernetes-.*/, 'kubernetes')} ${parts.length} ${parts.some((part) => part.startsWith('any-'))}`;
  });
  const size = (file: string): number => html.get(file)?.length ?? 0;
  return [...forms.values()].flatMap((group) =>
    group
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, PAGES_OF_A_FORM)
      .map((file) => file.replace('index.html', '')),
  );
}

/** Runs in the page: what is there that only data can have brought, and what sticks out of the page. */
function findFaults(mark: string): readonly string[] {
  const found: string[] = [];
  if (mark in window) found.push('a script ran');
  for (const element of document.querySelectorAll('*')) {
    const { tagName } = element;
    const isData = /^application\/(?:ld\+)?json$/.test(element.getAttribute('type') ?? '');
    const isScript = tagName === 'SCRIPT' && !element.hasAttribute('src') && !isData;
    if (isScript || ['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(tagName)) found.push(`<${tagName}>`);
    for (const { name, value } of element.attributes) {
      if (/^on|^n\d|^srcdoc$|^style$|^autofocus$/.test(name)) found.push(`${tagName} ${name}="${value.slice(0, 40)}"`);
      if (['href', 'src', 'action', 'formaction'].includes(name) && !/^https?:$/.test(new URL(value, location.href).protocol))
        found.push(`${tagName} ${name}="${value.slice(0, 40)}"`);
    }
  }
  return found;
}

function findOverflow(): readonly string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > width + 0.5 && !element.closest('pre'),
  );
  return wide
    .slice(-3)
    .map((element) => `${width} px: ${element.tagName}.${element.className} in ${element.parentElement?.className}`);
}

test.describe('a site of hostile content', () => {
  let site: OwnSite;
  let server: Running;

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    site = await buildSite(makeHostileContent().files);
    server = await serveFolder(site.dist, 0, false);
  });

  test.afterAll(async () => {
    await server?.stop();
    site?.remove();
  });

  test('runs nothing, makes no markup of data, links only to http, and stays as wide as the window', async ({ page }) => {
    test.setTimeout(300_000);
    const errors = await watchErrors(page, new URL(server.url).host);
    page.on('dialog', (dialog) => void dialog.dismiss());
    const faults: string[] = [];
    const pages = pickPages(site.dist);
    expect(pages.length).toBeGreaterThan(40);
    for (const path of pages) {
      await page.goto(new URL(path, server.url).href);
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) details.setAttribute('open', '');
      });
      faults.push(...(await page.evaluate(findFaults, MARK)).map((fault) => `${path} ${fault}`));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        faults.push(...(await page.evaluate(findOverflow)).map((fault) => `${path} ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
  });
});
