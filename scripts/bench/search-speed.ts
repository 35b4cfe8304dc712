import { type Browser, chromium, type Page } from '@playwright/test';
import { type BrowserLaunch, toPlaywright } from '../browser/find.ts';
import { openPhone } from './phone.ts';

/** How long it took from a key to the frame that shows what it finds, each time, in milliseconds. */
export interface SearchSpeed {
  readonly name: string;
  readonly times: readonly number[];
}

/** Queries of each kind, short and long, with typing errors. */
export const QUERIES: readonly string[] = [
  ...[
    'create pods/exec',
    'PUT secrets',
    'crb',
    'hostPID',
    'kubectl exec',
    'responseStatus.code',
    'clusterolebindings',
    'T1552.007',
  ],
  ...['GET /api/v1/namespaces/default/pods/web/log', 'container escape', 'authorization.k8s.io/decision', 'secrts'],
];

/** A reference page, from which the search opens as a dialog. */
const PAGE = 'kubernetes-secrets/list-secrets/';

/** Types queries in the search of the site: on the search page once all is loaded, and as the first thing on a phone that has loaded nothing. */
export async function measureSearchSpeed(launch: BrowserLaunch, site: string, rounds: number): Promise<readonly SearchSpeed[]> {
  const browser = await chromium.launch(toPlaywright(launch));
  try {
    return [
      { name: 'Each key, loaded', times: await typeLoaded(browser, site, false) },
      { name: 'Each key, loaded, phone', times: await typeLoaded(browser, site, true) },
      { name: 'First key on the search page, phone', times: await typeFirst(rounds, () => openSearchPage(browser, site)) },
      { name: 'First key in the dialog, phone', times: await typeFirst(rounds, () => openDialog(browser, site)) },
    ];
  } finally {
    await browser.close();
  }
}

async function typeLoaded(browser: Browser, site: string, isPhone: boolean): Promise<readonly number[]> {
  const page = isPhone ? await openPhone(browser) : await browser.newPage();
  await page.goto(`${site}search/`);
  const box = page.getByRole('combobox', { name: /^Search/ });
  await box.fill('pods');
  await page.locator('a[role=option]').first().waitFor();
  const times: number[] = [];
  for (const query of QUERIES) {
    await box.fill('');
    for (const key of query) times.push(await timeKey(page, key));
  }
  await page.context().close();
  return times;
}

/** Each first key in a browser context of its own, which has nothing in its cache. */
async function typeFirst(rounds: number, open: () => Promise<Page>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const query of QUERIES) {
      const page = await open();
      times.push(await timeKey(page, query.charAt(0)));
      await page.context().close();
    }
  }
  return times;
}

async function openSearchPage(browser: Browser, site: string): Promise<Page> {
  const page = await openPhone(browser);
  await page.goto(`${site}search/`, { waitUntil: 'commit' });
  await page.getByRole('combobox', { name: /^Search/ }).focus();
  return page;
}

async function openDialog(browser: Browser, site: string): Promise<Page> {
  const page = await openPhone(browser);
  await page.goto(`${site}${PAGE}`);
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).tap();
  await page.getByRole('dialog').getByRole('combobox').and(page.locator(':focus')).waitFor();
  return page;
}

async function timeKey(page: Page, key: string): Promise<number> {
  const watch = await page.evaluateHandle(watchKey);
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  return watch.evaluate(({ shown }) => shown);
}

/** Runs in the page: from the next key on until a frame has been drawn with what the search has changed, and it holds a result or says that there is none. */
function watchKey(): { readonly shown: Promise<number> } {
  const search = document.querySelector('dialog[open] site-search') ?? document.querySelector('site-search');
  const shown = new Promise<number>((resolve) => {
    let start: number | undefined;
    document.addEventListener('keydown', ({ timeStamp }) => (start = timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      const says = search?.querySelector('[role=status]')?.textContent ?? '';
      if (start === undefined || !/^\d+ result|^Nothing/.test(says)) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - (start ?? Number.NaN))));
    });
    observer.observe(search as Element, { childList: true, subtree: true, characterData: true });
  });
  return { shown };
}
