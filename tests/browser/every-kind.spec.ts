import { expect, type Page, test } from '@playwright/test';
import { watchErrors } from './errors.ts';
import { openDetails } from './open-details.ts';
import { pageKinds } from './page-kinds.ts';

const widths = [320, 360, 390, 480, 640, 768, 900, 1024, 1120, 1280, 1440];

/** What sticks out of the page to the right, and by how much; nothing where the page does not scroll sideways. */
async function findOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !element.closest('pre, .site-nav'))
      .map((element) => `${width} px: ${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`);
  });
}

for (const [name, path] of pageKinds) {
  test(`the ${name} page opens without an error and without a violation of its policy`, async ({ page }) => {
    const errors = await watchErrors(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.locator('h1')).toHaveCount(1);
    expect(errors).toEqual([]);
  });

  test(`the ${name} page does not scroll sideways from 320 to 1440 px`, async ({ page }) => {
    await page.goto(path);
    await openDetails(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await findOverflow(page)).toEqual([]);
    }
  });
}
