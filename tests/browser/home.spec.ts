import { expect, test } from './site-test.ts';

test('the home page opens with one main heading and without an error', async ({ page }) => {
  const response = await page.goto('/');
  expect(response?.status()).toBe(200);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page).toHaveTitle(/Audit Atlas/);
});

test('an unknown address answers 404 with a page that leads home', async ({ page, allowReports }) => {
  allowReports(/^Failed to load resource/);
  const response = await page.goto('/no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('a[href="/"]').first()).toBeVisible();
});
