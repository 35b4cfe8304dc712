import { expect, test } from '@playwright/test';
import { referencePages, toolPages } from './page-kinds.ts';

test.use({ javaScriptEnabled: false });
test.skip(({ channel }) => channel === 'moz-firefox', 'WebDriver BiDi cannot turn JavaScript off');

test('every kind of page reads without JavaScript, and shows no control that does nothing', async ({ page }) => {
  test.slow();
  for (const [name, path] of Object.entries(referencePages)) {
    await page.goto(path);
    await expect(page.locator('h1'), name).toBeVisible();
    const text = await page.locator('main').innerText();
    expect(text.length, name).toBeGreaterThan(100);
    await expect(page.locator('button:visible, input:visible, textarea:visible, select:visible'), name).toHaveCount(0);
  }
});

test('every tool says without JavaScript what to do instead', async ({ page }) => {
  for (const [name, path] of Object.entries(toolPages)) {
    await page.goto(path);
    const notice = page.locator('noscript p').first();
    await expect(notice, name).toBeVisible();
    expect(await notice.innerText(), name).toContain('needs JavaScript');
    await expect(page.locator('noscript a').first(), name).toBeVisible();
    await expect(page.locator('button:visible, input:visible, textarea:visible, select:visible'), name).toHaveCount(0);
  }
});

test('an operation page has its sections, fields and sample events without JavaScript', async ({ page }) => {
  await page.goto('/kubernetes-pods/create-pods/');
  for (const name of ['Description', 'Fields', 'Sample event']) {
    await expect(page.getByRole('heading', { name: new RegExp(`^${name}`), level: 2 })).toBeVisible();
  }
  await expect(page.locator('table.fields').getByRole('link', { name: 'objectRef.namespace', exact: true })).toBeVisible();
  const second = page.locator('details', { hasText: 'At level RequestResponse' });
  await second.locator('summary').click();
  await expect(second.locator('pre')).toContainText('"requestObject"');
});

test('the search of the head leads to the search page without JavaScript', async ({ page }) => {
  await page.goto('/kubernetes-pods/');
  await page.locator('.site-head [data-search]').click();
  await expect(page).toHaveURL(/\/search\/$/);
});
