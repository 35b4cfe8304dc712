import { expect, type Locator, type Page, test } from '@playwright/test';
import { thinOut } from './thin-out.ts';

const operation = '/kubernetes-pods/create-pods/';

async function isFocusIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);
}

/** What a reader could stop at with the Tab key. */
function focusable(page: Page): Locator {
  return page.locator(
    'a[href]:visible, button:visible, summary:visible, input:visible, textarea:visible, [tabindex="0"]:visible',
  );
}

interface FocusStop {
  /** Number of the element in the order of the document. */
  readonly place: number;
  readonly name: string;
  readonly outline: string;
}

/** From now on the page notes in `window.stops` what gets the focus. */
async function recordFocus(page: Page): Promise<void> {
  await page.evaluate(() => {
    const stops: FocusStop[] = [];
    const order = new Map([...document.querySelectorAll('*')].map((element, place) => [element, place]));
    document.addEventListener('focusin', ({ target }) => {
      const element = target as Element;
      const { outlineStyle } = getComputedStyle(element);
      stops.push({ place: order.get(element) ?? -1, name: element.outerHTML.slice(0, 80), outline: outlineStyle });
    });
    Object.assign(window, { stops });
  });
}

test.describe('the theme', () => {
  test.skip(
    ({ channel }) => channel === 'moz-firefox',
    'a Firefox that is driven by WebDriver BiDi has the theme of its system only',
  );

  test('goes from that of the system to light, dark and back, and is kept', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(operation);
    const button = page.locator('theme-select button');
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const colors = () =>
      page.locator('meta[name=theme-color]').evaluateAll((all) => all.map((each) => each.getAttribute('media')));
    const systemDark = await background();
    await expect(button).toHaveAccessibleName(/Auto/);
    await button.click();
    await expect(button).toHaveAccessibleName(/Light/);
    expect(await background()).not.toBe(systemDark);
    await page.goto('/fields/');
    await expect(button).toHaveAccessibleName(/Light/);
    expect(await background()).not.toBe(systemDark);
    await button.press('Enter');
    await expect(button).toHaveAccessibleName(/Dark/);
    expect(await background()).toBe(systemDark);
    expect(await colors()).toEqual(['not all', 'all']);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await colors()).toEqual(['not all', 'all']);
    await button.click();
    await expect(button).toHaveAccessibleName(/Auto/);
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  });
});

test('the copy button puts the code beside it into the clipboard and says so', async ({ page, context, browserName }) => {
  test.skip(browserName !== 'chromium', 'reading the clipboard takes a permission that only Chromium grants to tests');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(operation);
  const block = page.locator('.code', { has: page.getByRole('region', { name: /^Sample event/ }) }).first();
  const button = block.getByRole('button');
  await button.click();
  await expect(button).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ kind: 'Event', verb: 'create' });
  await expect(button).toHaveText('Copy', { timeout: 4000 });
});

test.describe('a table', () => {
  const rows = (page: Page) => page.locator('table tbody tr:visible');

  test('shows the rows that hold all words typed, and counts them', async ({ page }) => {
    await page.goto('/kubernetes-pods/');
    const all = await rows(page).count();
    const box = page.getByRole('searchbox', { name: /^Filter/ });
    await box.focus();
    await page.keyboard.type('EXEC get');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('get-pods-exec');
    await expect(page.locator('output')).toHaveText(`1 of ${all}`);
    await box.fill('no such thing');
    await expect(rows(page)).toHaveCount(0);
    await box.fill('');
    await expect(rows(page)).toHaveCount(all);
  });

  test('hides the groups without a match', async ({ page }) => {
    await page.goto('/fields/');
    await page.getByRole('searchbox', { name: /^Filter/ }).fill('objectRef.subresource');
    await expect(page.locator('table a:visible', { hasText: /^objectRef\.subresource$/ })).toHaveCount(1);
    await expect(page.locator('th[scope=rowgroup]:visible')).toHaveCount(1);
  });

  test('sorts by a column with mouse and keyboard, both ways, and says which', async ({ page }) => {
    await page.goto('/kubernetes-pods/');
    const head = page.getByRole('columnheader', { name: 'Operation' });
    const names = () => page.locator('tbody th[scope=row]').allInnerTexts();
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    const up = await names();
    expect(up).toEqual([...up].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    await head.getByRole('button').press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    expect(await names()).toEqual([...up].reverse());
    await page.getByRole('columnheader', { name: 'Verb' }).getByRole('button').press('Space');
    await expect(head).not.toHaveAttribute('aria-sort');
    await expect(page.locator('th[aria-sort]')).toHaveCount(1);
  });
});

test.describe('with the keyboard only', () => {
  test('the first stop is the skip link, which leads past the head', async ({ page }) => {
    await page.goto(operation);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
    await page.keyboard.press('Tab');
    expect(await isFocusIn(page, 'main')).toBe(true);
  });

  for (const path of ['/kubernetes-pods/get-pods-exec/', '/kubernetes-roles/', '/classify/']) {
    test(`each link and control of ${path} is reached in order, and the focus is seen`, async ({ page }) => {
      await page.goto(path);
      await thinOut(page);
      const count = await focusable(page).count();
      await recordFocus(page);
      for (let step = 0; step < count; step++) await page.keyboard.press('Tab');
      const stops = await page.evaluate(() => (window as unknown as { stops: readonly FocusStop[] }).stops);
      const places = stops.map(({ place }) => place);
      expect(new Set(places).size).toBe(count);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(stops.filter(({ outline }) => outline === 'none').map(({ name }) => name)).toEqual([]);
    });
  }
});

test.describe('in print', () => {
  test.skip(
    ({ channel }) => channel === 'moz-firefox',
    'a Firefox that is driven by WebDriver BiDi shows pages as on screen only',
  );

  test('the navigation is gone, and what is folded is shown', async ({ page }) => {
    await page.goto(operation);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.site-head', '.site-foot', '.toc', '.pager', 'copy-button']) {
      await expect(page.locator(selector).first()).toBeHidden();
    }
    const folded = page.locator('details:not([open])');
    expect(await folded.count()).toBeGreaterThan(0);
    for (const details of await folded.all()) {
      const inside = await details.locator('> :not(summary)').last().boundingBox();
      expect(inside?.height).toBeGreaterThan(20);
    }
  });

  test('a dark page is printed on white, and no code is cut off', async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(operation);
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(background).toBe('rgb(255, 255, 255)');
    const cut = await page.locator('pre').evaluateAll((all) => all.filter((pre) => pre.scrollWidth > pre.clientWidth + 1).length);
    expect(cut).toBe(0);
  });
});

test('a folded part opens and closes with mouse and keyboard', async ({ page }) => {
  await page.goto(operation);
  const details = page.locator('details:not([open])').first();
  const part = await details.elementHandle();
  await details.locator('summary').click();
  expect(await part?.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(true);
  await page.keyboard.press('Enter');
  expect(await part?.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(false);
});
