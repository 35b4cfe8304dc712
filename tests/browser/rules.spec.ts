import type { Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

function rows(page: Page) {
  return page.locator('rule-filter tbody tr:visible');
}

test('the rules can be filtered, and the filters come back with the address', async ({ page }) => {
  await page.goto('/rules/');
  const all = await rows(page).count();
  await page.locator('select[name=vendor]').selectOption('Sigma');
  await page.locator('select[name=severity]').selectOption('medium');
  const some = await rows(page).count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await expect(page.locator('rule-filter output')).toHaveText(`${some} of ${all} rules`);
  await expect(page).toHaveURL(/\?vendor=Sigma&severity=medium$/);
  await page.reload();
  await expect(page.locator('select[name=vendor]')).toHaveValue('Sigma');
  await expect(rows(page)).toHaveCount(some);
});

test('the address /rules/?health= shows the rules with findings', async ({ page }) => {
  await page.goto('/rules/?health=');
  await expect(page.locator('select[name=health]')).toHaveValue('');
  expect(await rows(page).count()).toBeGreaterThan(0);
  await expect(rows(page).filter({ has: page.locator('td:last-child:empty') })).toHaveCount(0);
});

test('an address with filters that no rule has shows all rules', async ({ page }) => {
  await page.goto('/rules/?vendor=Nobody&severity=9');
  await expect(page.locator('rule-filter output')).toHaveText(/^(\d+) of \1 rules$/);
  await expect(page.locator('select[name=vendor]')).toHaveValue('*');
});

test('words narrow the rules, and the filters are cleared by keyboard', async ({ page }) => {
  await page.goto('/rules/');
  await page.getByRole('searchbox', { name: 'Words' }).fill('HostPID elastic');
  const shown = await rows(page).allInnerTexts();
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((text) => !/hostpid/i.test(text) || !/elastic/i.test(text))).toEqual([]);
  await page.getByRole('button', { name: 'Clear filters' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Words' })).toBeFocused();
  await expect(page.getByRole('searchbox', { name: 'Words' })).toHaveValue('');
  await expect(page).toHaveURL(/\/rules\/$/);
  await expect(page.locator('rule-filter output')).toHaveText(/^(\d+) of \1 rules$/);
});

test('words that no rule has leave none, and say so', async ({ page }) => {
  await page.goto('/rules/?q=zzzz-no-such-rule');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.locator('rule-filter output')).toHaveText(/^0 of \d+ rules$/);
});
