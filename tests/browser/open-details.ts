import type { Page } from '@playwright/test';

/** Opens all folded parts of a page. */
export async function openDetails(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}
