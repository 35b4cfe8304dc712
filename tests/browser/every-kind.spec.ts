import { expect, type Page, test } from '@playwright/test';
import { watchErrors } from './errors.ts';
import { walkControls } from './focus-stops.ts';
import { openDetails } from './open-details.ts';
import { pageKinds } from './page-kinds.ts';
import { findReadingFaults } from './reading-faults.ts';
import { findTextFaults } from './text-faults.ts';
import { thinOut } from './thin-out.ts';

/** 640 px are what a zoom of 200 % leaves of 1280, and 320 what one of 400 % does (WCAG 2.2, 1.4.4 and 1.4.10). */
const widths = [320, 360, 390, 480, 640, 768, 900, 1024, 1120, 1280, 1440];

/** What sticks out of the page to the right, and by how much; nothing where the page does not scroll sideways. */
async function findOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !element.closest('pre, .site-nav'))
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`);
    return [`${document.documentElement.scrollWidth} px in a window of ${width}`, ...out];
  });
}

/** Texts twice as large, by the browser's own setting: the window keeps its size. */
async function doubleText(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

for (const [name, path] of pageKinds) {
  test(`the ${name} page opens without an error, and can be read and used from 320 to 1440 px, and with text twice as large`, async ({
    page,
    browserName,
  }) => {
    test.slow(); // a list of hundreds of rows has as many links
    const errors = await watchErrors(page);
    await page.goto(path);
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await findReadingFaults(page)).toEqual([]);
    await openDetails(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await findOverflow(page)).toEqual([]);
      if (width === 320 || width === 640) expect(await findTextFaults(page), `${width} px`).toEqual([]);
    }
    await thinOut(page); // of hundreds of rows that are alike, the controls of some tell
    expect(await walkControls(page, 'back'), '1440 px').toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await walkControls(page, 'on'), '320 px').toEqual([]);
    expect(errors).toEqual([]);
    if (browserName !== 'chromium') return; // the setting has no door in others
    await doubleText(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect([...(await findOverflow(page)), ...(await findTextFaults(page))], 'text twice as large').toEqual([]);
  });
}
