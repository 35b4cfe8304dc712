import type { Locator, Page } from '@playwright/test';
import { SPECIFIED } from '../search/queries.ts';
import { expect, test } from './site-test.ts';

const operation = '/kubernetes-secrets/list-secrets/';

/** The results; the choices of a select are options as well. */
function results(page: Page): Locator {
  return page.locator('a[role=option]');
}

async function openDialog(page: Page): Promise<void> {
  await page.goto(operation);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
}

test.describe('the search dialog', () => {
  test('opens with a slash on a reference page and leads to the first result with Enter', async ({ page }) => {
    await openDialog(page);
    await page.keyboard.type('pods/exec');
    const first = results(page).first();
    await expect(first).toContainText('pods/exec');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/kubernetes-pods\/(get|create)-pods-exec\/$/);
  });

  test('opens from the link in the head', async ({ page }) => {
    await page.goto(operation);
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await expect(page).toHaveURL(operation);
  });

  test('moves with the arrows, round at the ends, and tells which result is active', async ({ page }) => {
    await openDialog(page);
    const box = page.getByRole('combobox');
    await page.keyboard.type('configmaps');
    await expect(page.getByText('by their text').last()).toBeVisible(); // the last results there will be
    await expect(box).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    const second = results(page).nth(1);
    await expect(second).toHaveAttribute('aria-selected', 'true');
    await expect(box).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? 'none');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(results(page).last()).toHaveAttribute('aria-selected', 'true');
  });

  test('leads to the first result even where the index is slower than the fingers', async ({ page }) => {
    await page.route('**/search/identifiers.json', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await openDialog(page);
    await page.keyboard.type('crb');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/kubernetes-clusterrolebindings/');
  });

  test('says that the index ended early, and reads it anew at the next key', async ({ page }) => {
    let isWhole = false;
    await page.route('**/search/identifiers.json', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: isWhole ? text : text.slice(0, text.length / 2) });
    });
    await openDialog(page);
    await page.keyboard.type('c');
    await expect(page.getByRole('status')).toContainText('cannot be loaded');
    await expect(results(page)).toHaveCount(0);
    isWhole = true;
    await page.keyboard.type('rb');
    await expect(results(page).first()).toContainText('clusterrolebindings');
  });

  test('closes with Escape and gives the focus back', async ({ page }) => {
    await page.goto(operation);
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).focus();
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Search' })).toBeFocused();
  });

  test('mends a typo and says what it took the query for', async ({ page }) => {
    await openDialog(page);
    await page.keyboard.type('clusterolebindings');
    await expect(page.getByText('Did you mean')).toContainText('clusterrolebindings');
    await expect(results(page).first()).toContainText('clusterrolebindings');
  });

  test('adds pages that say it in their text, below what is called so', async ({ page }) => {
    await openDialog(page);
    await page.keyboard.type('reverse shell');
    await expect(page.getByText('by their text').first()).toBeVisible();
    await expect(page.locator('.result mark').first()).toHaveText(/shell|reverse/i);
  });
});

test.describe('the slash', () => {
  test('is a letter while somebody types', async ({ page }) => {
    await page.goto('/');
    await page.locator('#paste-text').fill('a');
    await page.locator('#paste-text').press('/');
    await expect(page.locator('#paste-text')).toHaveValue(/\//);
  });

  test('leads to the search page from the page that may not connect', async ({ page }) => {
    await page.goto('/classify/');
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await expect(page).toHaveURL('/search/');
  });
});

test.describe('the search box of the home page', () => {
  test('shows results below the input and closes them with Escape', async ({ page }) => {
    await page.goto('/');
    const box = page.getByRole('combobox');
    await box.fill('crb');
    await expect(results(page).first()).toContainText('clusterrolebindings');
    await box.press('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(box).toHaveValue('crb');
    await box.press('Escape');
    await expect(box).toHaveValue('');
  });
});

test.describe('the search page', () => {
  test('answers the query of its address', async ({ page }) => {
    await page.goto('/search/#q=PUT%20secrets');
    await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('PUT secrets');
    await expect(results(page).first()).toHaveAttribute('href', '/kubernetes-secrets/update-secrets/');
    await expect(page.getByRole('status')).toContainText('result');
  });

  test('puts a right answer first for every query that it was specified with', async ({ page }) => {
    await page.goto('/search/');
    const title = results(page).first().locator('.result-title');
    for (const { query, right } of SPECIFIED) {
      await page.getByRole('combobox', { name: /Search/ }).fill(query);
      await expect.poll(async () => right.includes((await title.textContent()) ?? ''), { message: query }).toBe(true);
    }
  });

  test('keeps query and filters in the address, and Back undoes a filter', async ({ page }) => {
    await page.goto('/search/');
    await page.getByRole('combobox', { name: /Search/ }).fill('token');
    await expect(page).toHaveURL('/search/#q=token');
    await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('field');
    await expect(page).toHaveURL('/search/#q=token&kind=field');
    await expect(results(page).first()).toHaveAttribute('href', /^\/fields\//);
    await page.goBack();
    await expect(page).toHaveURL('/search/#q=token');
    await expect(page.getByRole('combobox', { name: 'Kind', exact: true })).toHaveValue('');
  });

  test('narrows by verb, group and scope, and says how many each choice leaves', async ({ page }) => {
    await page.goto('/search/#q=roles');
    await page.getByRole('combobox', { name: 'Verb', exact: true }).selectOption('delete');
    await page.getByRole('combobox', { name: 'API group', exact: true }).selectOption('rbac.authorization.k8s.io');
    await page.getByRole('combobox', { name: 'Scope', exact: true }).selectOption('cluster');
    await expect(results(page).first()).toContainText('clusterroles');
    await expect(page.getByRole('combobox', { name: 'Scope', exact: true }).locator('option:checked')).toHaveText(
      /^cluster \(\d+\)$/,
    );
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL('/search/#q=roles');
  });

  test('lists everything of a filter when nothing is typed', async ({ page }) => {
    await page.goto('/search/#verb=deletecollection');
    await expect(results(page).first()).toContainText('deletecollection');
    await expect(page.getByRole('status')).toHaveText(/^\d+ results$/);
  });

  test('finds rules by vendor and technique, and says how many each choice leaves', async ({ page }) => {
    await page.goto('/search/#q=exec');
    await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('rule');
    const vendor = page.getByRole('combobox', { name: 'Vendor', exact: true });
    await expect(vendor.getByRole('option', { name: /^Sigma \(\d+\)$/ })).toBeAttached();
    await vendor.selectOption('Sigma');
    await expect(page).toHaveURL('/search/#q=exec&kind=rule&vendor=Sigma');
    await page.getByRole('combobox', { name: 'Technique', exact: true }).selectOption('T1609');
    await expect(results(page).first()).toHaveAttribute(
      'href',
      '/rules/sigma/potential-remote-command-execution-in-pod-container/',
    );
    await expect(results(page).first()).toContainText('Sigma');
  });

  test('comes back to its results after a visit to one of them', async ({ page }) => {
    await page.goto('/search/#q=pods%2Fexec');
    await results(page).first().click();
    await expect(page).toHaveURL(/-pods-exec\/$/);
    await page.goBack();
    await expect(results(page).first()).toContainText('pods/exec');
  });

  test('says that nothing was found', async ({ page }) => {
    await page.goto('/search/#q=zzzzqqqq');
    await expect(page.getByRole('status')).toContainText('Nothing found for "zzzzqqqq"');
  });

  test('does not take markup in a query for markup', async ({ page }) => {
    await page.goto(`/search/#q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('<img src=x onerror=alert(1)>');
    await expect(page.locator('main img')).toHaveCount(0);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(({ channel }) => channel === 'moz-firefox', 'WebDriver BiDi cannot turn JavaScript off');

  test('the search page explains and leads to the lists', async ({ page }) => {
    await page.goto('/search/');
    await expect(page.locator('site-search .warn')).toContainText('Search needs JavaScript');
    await expect(page.locator('site-search a[href="/fields/"]')).toBeVisible();
  });

  test('the head leads to the search page', async ({ page }) => {
    await page.goto(operation);
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await expect(page).toHaveURL('/search/');
  });
});
