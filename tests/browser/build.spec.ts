import type { Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

const kql = (page: Page) => page.getByRole('region', { name: 'KQL (Kibana)' });
const operation = (page: Page) => page.getByRole('combobox', { name: /^Add an operation/ });

/** Opens the builder as a reader does, who turns to its one input. */
async function turnTo(page: Page): Promise<void> {
  await page.goto('/build/');
  await page.getByLabel(/^Add an operation/).focus();
  await expect(operation(page)).toBeFocused();
}

test.describe('the builder', () => {
  test('makes the query of an operation that its page has, from the keyboard alone', async ({ page }) => {
    await page.goto('/kubernetes-pods/create-pods-exec/');
    const expected = await page.locator('query-list pre').first().innerText();
    await turnTo(page);
    await page.keyboard.type('create pods/exec');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Chosen operations' })).toContainText('get, create pods/exec');
    expect(await kql(page).innerText()).toBe(expected);
    expect(page.url()).toMatch(/#op=get-pods-exec$/);
  });

  test('adds an exclusion, copies the query, and has it again after a reload', async ({ page, context, browserName }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium lets a test read the clipboard');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/build/#op=create-pods-exec');
    const before = await kql(page).innerText();
    await page.getByRole('button', { name: 'Add an exclusion' }).click();
    const row = page.getByRole('group', { name: 'Exclusion 1' });
    await row.getByRole('combobox', { name: 'Field' }).fill('objectref.namesp');
    await page.getByRole('option', { name: /^objectRef\.namespace/ }).click();
    await row.getByLabel(/^Values/).fill('kube-system\nmonitoring');
    await row.getByLabel(/^Values/).blur();
    const wanted = `${before} and not kubernetes.audit.objectRef.namespace:("kube-system" or "monitoring")`;
    await expect(kql(page)).toHaveText(wanted);
    await page.locator('.build-queries copy-button:visible').first().getByRole('button').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(wanted);
    expect(page.url()).toMatch(/#op=create-pods-exec&not=objectRef\.namespace:is:kube-system,monitoring$/);
    await page.reload();
    await expect(kql(page)).toHaveText(wanted);
    await page.goBack();
    await expect(kql(page)).toHaveText(before);
  });

  test('goes back and forward through what was chosen', async ({ page }) => {
    await page.goto('/build/#op=list-secrets');
    const first = await kql(page).innerText();
    await page.getByRole('radio', { name: 'Took effect' }).check();
    await expect(kql(page)).toContainText('responseStatus.code < 400');
    await page.goBack();
    await expect(kql(page)).toHaveText(first);
    await expect(page.getByRole('radio', { name: 'Any', exact: true })).toBeChecked();
    await page.goForward();
    await expect(page.getByRole('radio', { name: 'Took effect' })).toBeChecked();
  });

  test('puts the language of the picked product first, and says what it cannot say', async ({ page }) => {
    await page.goto('/build/#op=list-secrets&where=user.groups%5B%5D:is:system:masters');
    await page.getByLabel('Your product').selectOption('Google Cloud Logging, GKE audit logs');
    const first = page.locator('.build-queries details').first();
    await expect(first.locator('summary')).toHaveText(/^Google Cloud Logging\s+cannot say it$/);
    await expect(first).toContainText('user.groups[]');
    await page.reload();
    await expect(page.locator('.build-queries details').first().locator('summary')).toContainText('Google Cloud Logging');
  });

  test('lists the rules that name the operation, with what each asks besides', async ({ page }) => {
    await page.goto('/build/#op=create-pods-exec');
    const rules = page.locator('.build-rules');
    await expect(rules).toContainText(/^\d+ rules name one of the 2 operations, \d+ both of them\./);
    await expect(rules.locator('li').first()).toContainText('Names both operations.');
    await expect(rules.locator('li a').first()).toHaveAttribute('href', /^\/rules\//);
  });

  for (const [hash, said] of [
    ['#op=get-nothing-at-all,list-secrets', 'Cannot find the operation "get-nothing-at-all"'],
    ['#op=list-secrets&where=user.username:is:%E0%A4%A', 'has a broken escape'],
    ['#op=list-secrets&where=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%5B:is:x', 'is not the path of a field'],
    ['#op=list-secrets&__proto__=1', '"__proto__" is not a part of a query'],
  ] as const) {
    test(`says what of ${hash} it left out, and keeps the rest`, async ({ page }) => {
      await page.goto(`/build/${hash}`);
      await expect(page.getByRole('alert')).toContainText(said);
      await expect(kql(page)).toContainText('"secrets"');
      await expect(page.locator('query-builder img')).toHaveCount(0);
    });
  }

  test('keeps a value that looks like markup as the text that it is', async ({ page }) => {
    await page.goto('/build/#where=userAgent:is:%3Cimg%20src%3Dx%3E%22%27');
    await expect(kql(page)).toContainText('"<img src=x>\\"\'"');
    await expect(page.locator('query-builder img')).toHaveCount(0);
  });

  test('asks for nothing but its own files, whose addresses hold nothing of the query', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/build/#op=list-secrets&where=user.username:is:somebody-known');
    await expect(page.locator('.build-rules li').first()).toBeVisible();
    const { origin } = new URL(page.url());
    expect(asked.filter((url) => !url.startsWith(origin) || url.split('#')[0]?.includes('somebody-known'))).toEqual([]);
  });

  test('is linked from the page of an operation with the operation chosen', async ({ page }) => {
    await page.goto('/kubernetes-secrets/list-secrets/');
    await page.getByRole('link', { name: 'Build on it' }).click();
    await expect(kql(page)).toContainText('"secrets"');
  });
});
