import { expect, test } from '@playwright/test';
import { watchErrors } from './errors.ts';

/** What a second browser is asked in every run, in a few seconds: the pages open under their policy, and each tool answers. */
const pages = ['/', '/kubernetes-pods/create-pods/', '/kubernetes-pods/', '/rules/', '/attack/', '/fields/', '/dialects/ocsf/'];

test('pages open without an error and without a violation of their policy', async ({ page }) => {
  test.slow();
  const errors = await watchErrors(page);
  for (const path of pages) {
    await page.goto(path);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('theme-select button')).toBeVisible();
  }
  expect(errors).toEqual([]);
});

test('the search finds an operation', async ({ page }) => {
  const errors = await watchErrors(page);
  await page.goto('/search/#q=PUT%20secrets');
  await expect(page.locator('a[role=option]').first()).toHaveAttribute('href', '/kubernetes-secrets/update-secrets/');
  expect(errors).toEqual([]);
});

test('the classifier answers an example, with the rules that fire', async ({ page }) => {
  const errors = await watchErrors(page);
  await page.goto('/classify/');
  await page.locator('[data-example]').first().click();
  await expect(page.locator('.answer-title').first()).toContainText('pods/exec');
  await expect(page.locator('.asked-rules summary').first()).toContainText('fire');
  expect(errors).toEqual([]);
});

test('the builder makes a query', async ({ page }) => {
  const errors = await watchErrors(page);
  await page.goto('/build/#op=get-pods-exec');
  await expect(page.getByRole('region', { name: 'KQL (Kibana)' })).toContainText('kubernetes.audit.objectRef.subresource');
  expect(errors).toEqual([]);
});

test('a table is filtered and sorted', async ({ page }) => {
  await page.goto('/kubernetes-pods/');
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('EXEC get');
  await expect(page.locator('table tbody tr:visible')).toHaveCount(1);
  await page.getByRole('columnheader', { name: 'Operation' }).getByRole('button').press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Operation' })).toHaveAttribute('aria-sort', 'ascending');
});
