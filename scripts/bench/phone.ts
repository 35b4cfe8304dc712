import type { Browser, Page } from '@playwright/test';

/** Lighthouse's phone: a slow 4G of 1.6 Mbit/s with 150 ms to the server and back, and a quarter of this machine's speed. */
const PHONE = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, offline: false, slowdown: 4 } as const;

/** Opens an empty page of a browser that plays a slow phone, with nothing in its cache. */
export async function openPhone(browser: Browser): Promise<Page> {
  const screen = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { slowdown, ...network } = PHONE;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return page;
}
