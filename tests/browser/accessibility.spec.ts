import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openDetails } from './open-details.ts';
import { pageKinds } from './page-kinds.ts';

/** WCAG 2.2 at the levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function findViolations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.map(({ id, nodes }) => {
    const some = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`);
    return `${id}, ${nodes.length} times: ${some.join('; ')}`;
  });
}

for (const [name, path] of pageKinds) {
  test(`the ${name} page has no fault of accessibility, light and wide or dark and narrow`, async ({ page }) => {
    test.slow(); // of a list with hundreds of rows, every colour and every target is looked at
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    await openDetails(page);
    expect(await findViolations(page), 'light, 1280 px').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await findViolations(page), 'dark, 390 px').toEqual([]);
  });
}

test('the answer to an event has no fault of accessibility, with every group of rules open', async ({ page }) => {
  test.slow();
  await page.goto('/classify/');
  await page.locator('[data-example]').first().click();
  await page.locator('.asked-rules summary').first().waitFor();
  await openDetails(page);
  await expect(page.locator('.asked-rules details').last().locator('li').first()).toBeVisible();
  expect(await findViolations(page), '1280 px').toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findViolations(page), '390 px').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the table of several requests has no fault of accessibility, with one of them open', async ({ page }) => {
  test.slow();
  await page.goto('/classify/');
  await page.locator('[data-example]', { hasText: 'Several lines' }).click();
  await page.getByRole('button', { name: 'Open the record of line 1' }).click();
  await expect(page.locator('.classify-detail .verdict')).toBeVisible();
  expect(await findViolations(page), '1280 px').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findViolations(page), 'dark, 390 px').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a query that was built has no fault of accessibility, with its lists open', async ({ page }) => {
  test.slow();
  const state = 'op=create-pods-exec&where=user.groups%5B%5D:is:a&where=userAgent:absent&not=verb:is:x&outcome=effect&x=1';
  await page.goto(`/build/#${state}`);
  await page.locator('.build-rules li').first().waitFor();
  await openDetails(page);
  expect(await findViolations(page), '1280 px').toEqual([]);
  await page.getByRole('combobox', { name: /^Add an operation/ }).fill('pods');
  expect(await findViolations(page), '1280 px, with options').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findViolations(page), 'dark, 390 px').toEqual([]);
  await page.setViewportSize({ width: 320, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
