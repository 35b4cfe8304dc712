import type { Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

const operation = '/kubernetes-pods/get-pods-exec/';

/** Files with names that a page asks for. */
function watchNames(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/names\.json$/.test(request.url())) asked.push(new URL(request.url()).pathname);
  });
  return asked;
}

async function pick(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Names in your product' }).click();
  await page.getByLabel('Names in').selectOption(title);
}

test.describe('the names of a product', () => {
  test('are not loaded until a reader asks for them', async ({ page }) => {
    const asked = watchNames(page);
    await page.goto(operation, { waitUntil: 'networkidle' });
    expect(asked).toEqual([]);
    await expect(page.locator('.as-named')).toHaveCount(0);
  });

  test('stand beside the fields of every page once one is picked, until none is', async ({ page }) => {
    await page.goto(operation);
    await pick(page, 'Falco, plugins of the k8saudit family');
    const row = page.locator('table.fields tr', { has: page.locator('a', { hasText: /^objectRef\.subresource$/ }) });
    await expect(row.locator('.as-named')).toHaveText('ka.target.subresource');
    await page.goto('/fields/');
    await expect(page.locator('.as-named').filter({ hasText: /^ka\.target\.subresource$/ })).toHaveCount(1);
    await page.getByLabel('Names in').selectOption('the event itself');
    await expect(page.locator('.as-named')).toHaveCount(0);
  });

  test('say what the product loses', async ({ page }) => {
    await page.goto('/fields/');
    await pick(page, 'Microsoft Sentinel, AKSAudit and AKSAuditAdmin');
    const row = page.locator('table.fields tr', { has: page.locator('a', { hasText: /^impersonatedUser\.username$/ }) });
    await expect(row.locator('.as-named')).toHaveText('lost');
  });

  test('are picked on the page of a dialect, and then stand first on the page of a field', async ({ page }) => {
    await page.goto('/dialects/loki/');
    await page.getByRole('button', { name: 'Show these names on all pages' }).click();
    await expect(page.getByRole('button', { pressed: true })).toBeVisible();
    await page.goto('/fields/objectref.subresource/');
    await expect(page.locator('table.names tbody').first()).toContainText('objectRef_subresource');
  });

  test('leave the link to the list where they cannot be loaded', async ({ page, allowReports }) => {
    allowReports(/^Failed to load resource/);
    await page.route('**/dialects/names.json', (route) => route.abort());
    await page.goto(operation);
    await page.getByRole('link', { name: 'Names in your product' }).click();
    await expect(page).toHaveURL(/\/dialects\/$/);
  });

  test('lead the search to the field', async ({ page }) => {
    const asked = watchNames(page);
    await page.goto('/search/#q=secrets');
    await expect(page.locator('a[role=option]').first()).toContainText('secrets');
    expect(asked).toEqual([]);
    await page.getByRole('combobox', { name: /^Search/ }).fill('ka.target.subres');
    await expect(page.locator('a[role=option]').first()).toContainText('objectRef.subresource');
    expect(asked).toEqual(['/search/names.json']);
  });
});
