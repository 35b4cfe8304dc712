import { expect, test } from './site-test.ts';

test('the matrix counts the rules of one vendor, and the choice comes back with the address', async ({ page }) => {
  await page.goto('/attack/');
  const cell = page.locator('#ta0002 + ul li', { hasText: 'T1609' });
  const all = await cell.locator('.n').innerText();
  await page.locator('select[name=vendor]').selectOption({ label: 'Elastic' });
  await expect(page).toHaveURL(/\?vendor=elastic$/);
  await expect(cell.locator('.n')).not.toHaveText(all);
  await expect(cell.locator('.n')).toHaveText(/^\d+ rules$/);
  await expect(page.locator('attack-matrix output')).toHaveText(/^\d+ techniques have rules$/);
  await page.reload();
  await expect(page.locator('select[name=vendor]')).toHaveValue('elastic');
  await page.locator('select[name=vendor]').selectOption({ label: 'All vendors' });
  await expect(cell.locator('.n')).toHaveText(all);
  await expect(page).toHaveURL(/\/attack\/$/);
});

test('the number of rules stands in each cell, so that the shade is not needed', async ({ page }) => {
  await page.goto('/attack/');
  const cells = page.locator('.tactic li');
  expect(await cells.count()).toBeGreaterThan(80);
  for (const text of await cells.allInnerTexts()) expect(text).toMatch(/\d+ rules?/);
});

test('an address with a vendor that there is not counts all rules', async ({ page }) => {
  await page.goto('/attack/?vendor=nobody');
  await expect(page.locator('select[name=vendor]')).toHaveValue('');
});
