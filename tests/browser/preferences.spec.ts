import { expect, type Page, test } from '@playwright/test';

/** One declared style of the first element that the selector finds. */
function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

test.describe('in forced colours, where backgrounds and shadows are gone', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'Playwright forces colours in Chromium only');
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('the section of the page is underlined in the head, and verbs, levels of danger and techniques have an edge', async ({
    page,
  }) => {
    await page.goto('/kubernetes-pods/create-pods/');
    expect(await styleOf(page, '.site-nav [aria-current]', 'text-decoration-line')).toBe('underline');
    expect(await styleOf(page, '.site-nav a:not([aria-current])', 'text-decoration-line')).toBe('none');
    for (const badge of ['.verb', '.sev', '.badge']) expect(await styleOf(page, badge, 'border-top-style')).toBe('solid');
    await page.goto('/attack/');
    expect(await styleOf(page, '.tactic li:not(.h0)', 'border-top-style')).toBe('solid');
    expect(await styleOf(page, '.tactic .h0', 'border-top-style')).toBe('dashed');
  });

  test('the names of the chosen product have a frame', async ({ page }) => {
    await page.goto('/dialects/ocsf/');
    await page.getByRole('button', { name: 'Show these names on all pages' }).click();
    await page.goto('/fields/objectref.subresource/');
    expect(await styleOf(page, '.names tbody.picked', 'outline-style')).toBe('solid');
  });

  test('the marked result of the search has a frame, and the focus an outline', async ({ page }) => {
    await page.goto('/search/#q=pods');
    await expect(page.locator('a[role=option]').first()).toBeVisible();
    await page.getByRole('combobox', { name: /Search/ }).press('ArrowDown');
    expect(await styleOf(page, '[role=option][aria-selected=true]', 'outline-style')).toBe('solid');
    await page.keyboard.press('Tab');
    expect(await styleOf(page, ':focus', 'outline-style')).toBe('solid');
  });
});

test('nothing moves by itself, and with reduced motion the page does not glide to a place either', async ({ page, channel }) => {
  test.skip(channel === 'moz-firefox', 'a Firefox that is driven by WebDriver BiDi has the settings of its system only');
  for (const path of ['/kubernetes-pods/create-pods/', '/search/#q=pods', '/classify/', '/build/']) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== 'none' || /[1-9]/.test(transitionDuration);
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  }
  expect(await styleOf(page, 'html', 'scroll-behavior')).toBe('smooth');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await styleOf(page, 'html', 'scroll-behavior')).toBe('auto');
});
