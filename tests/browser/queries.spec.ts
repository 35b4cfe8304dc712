import { expect, test } from './site-test.ts';

const operation = '/kubernetes-pods/create-pods-exec/';

test.describe('the queries of an operation', () => {
  test('are one on the page, and all at a click', async ({ page }) => {
    await page.goto(operation);
    const list = page.locator('query-list');
    await expect(list.locator('pre')).toHaveCount(1);
    await list.getByRole('link', { name: /more languages/ }).click();
    await expect(list.locator('details')).toHaveCount(16);
    await expect(list.locator('details[open] summary')).toHaveText('KQL (Kibana)');
    await expect(list.locator('details[open] summary')).toBeFocused();
    await list.getByText('SPL', { exact: true }).click();
    await expect(list.locator('details[open] pre').last()).toContainText('"objectRef.subresource"=exec');
  });

  test('leave out what failed where the reader asks for it', async ({ page }) => {
    await page.goto(operation);
    await page.getByRole('link', { name: /more languages/ }).click();
    const text = page.locator('query-list details[open] pre');
    await expect(text).not.toContainText('responseStatus');
    await page.getByLabel('Only what succeeded').check();
    await expect(text).toContainText('kubernetes.audit.responseStatus.code < 400');
  });

  test('begin with the language of the picked product', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('dialect', 'falco'));
    await page.goto(operation);
    await expect(page.locator('query-list details').first().locator('summary')).toHaveText('Falco rule');
    await expect(page.locator('query-list details[open] pre')).toContainText('ka.target.subresource = exec');
  });

  test('are in the JSON of the page for readers without scripts', async ({ browser, baseURL, channel }) => {
    test.skip(channel === 'moz-firefox', 'WebDriver BiDi cannot turn JavaScript off');
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto(operation);
    await page.getByRole('link', { name: /more languages/ }).click();
    await expect(page).toHaveURL(/create-pods-exec\/index\.json$/);
    await context.close();
  });
});
