import { expect, type Page, test } from '@playwright/test';
import { findViolations, visualRules } from './axe.ts';
import { walkControls } from './focus-stops.ts';
import { openDetails } from './open-details.ts';
import { samplePages, sampleParts } from './page-sample.ts';
import { thinOut } from './thin-out.ts';

const event = {
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  level: 'Metadata',
  auditID: 'a',
  stage: 'ResponseComplete',
  objectRef: { resource: 'secrets', namespace: 'a', name: 'b', apiVersion: 'v1' },
  responseStatus: { code: 200 },
};

/** Two of the four looks show each theme and each width; ATLAS_LOOKS=all takes the others too, which takes half as long again. */
const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
  ...(process.env['ATLAS_LOOKS'] === 'all'
    ? ([
        { colorScheme: 'light', width: 390 },
        { colorScheme: 'dark', width: 1280 },
      ] as const)
    : []),
] as const;

/** What axe finds on a page in each look: with all rules in the first look, with those that looks change in the others. */
async function findInEachLook(page: Page, address: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [nth, { colorScheme, width }] of looks.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    if (nth === 0) {
      await page.goto(address);
      await openDetails(page);
      await thinOut(page);
    }
    const found = await findViolations(page, nth === 0 ? undefined : visualRules);
    faults.push(...found.map((fault) => `${address}, ${colorScheme}, ${width} px: ${fault}`));
  }
  return faults;
}

for (const part of sampleParts) {
  test(`no ${part} in the sample has a fault of accessibility, light or dark, wide or narrow`, async ({ page }) => {
    const addresses = samplePages(part);
    test.setTimeout(60_000 * addresses.length);
    const faults: string[] = [];
    for (const address of addresses) faults.push(...(await findInEachLook(page, address)));
    expect(addresses.length).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });
}

test('the sample has at least 100 pages', () => {
  expect(sampleParts.flatMap(samplePages).length).toBeGreaterThanOrEqual(100);
});

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
  expect(await walkControls(page, 'on'), '390 px').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the tables in a report on files can be sorted on a phone, and each control is seen where the focus is on it', async ({
  page,
}) => {
  const line = (verb: string) =>
    JSON.stringify({
      ...event,
      verb,
      requestURI: '/api/v1/namespaces/a/secrets/b',
      user: { username: `${verb}-er`, groups: ['g'] },
    });
  const files = ['get', 'delete'].map((verb) => ({
    name: `${verb}.log`,
    mimeType: 'text/plain',
    buffer: Buffer.from(line(verb)),
  }));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/classify/');
  await page.locator('#classify-file').setInputFiles(files);
  await expect(page.locator('.report-table tbody tr').first()).toBeVisible();
  expect(await walkControls(page, 'back'), '1280 px').toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await walkControls(page, 'on'), '390 px').toEqual([]);
  await page.getByRole('button', { name: 'Operation', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Operation', exact: true })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('.report-table tbody tr').first()).toContainText('delete');
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
