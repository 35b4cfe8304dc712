import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type BrowserLaunch, toPlaywright } from '../browser/find.ts';

/** Opens a page of the site in a browser of its own, so that no measurement has the memory or the compiled code of another. */
export async function inFreshBrowser<T>(
  launch: BrowserLaunch,
  address: string,
  work: (page: Page, browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch(toPlaywright(launch));
  try {
    const page = await browser.newPage();
    await page.goto(address);
    return await work(page, browser);
  } finally {
    await browser.close();
  }
}

/** The most memory that any process of a page has held so far, in MiB; undefined where there is no /proc. */
export async function readPeakMiB(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.filter(({ type }) => type === 'renderer').flatMap(({ id }) => readPeakKib(id));
  return peaks.length > 0 ? Math.max(...peaks) / 1024 : undefined;
}

function readPeakKib(pid: number): readonly number[] {
  try {
    const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? [] : [Number(peak)];
  } catch {
    return [];
  }
}
