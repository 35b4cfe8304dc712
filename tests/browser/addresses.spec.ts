import { expect, test } from '@playwright/test';

test.describe('an address that has moved', () => {
  for (const [from, to] of [
    ['/kubernetes-roles/replace-roles/', '/verbs/replace/'],
    ['/kubernetes-events.events.k8s.io/replace-events.events.k8s.io/', '/verbs/replace/'],
  ] as const) {
    test(`leads from ${from} to ${to}`, async ({ page }) => {
      await page.goto(from);
      await page.waitForURL(`**${to}`);
      await expect(page.locator('h1')).toHaveText('replace');
    });
  }

  test('leads on from an address without the slash at its end', async ({ page }) => {
    await page.goto('/kubernetes-pods/get-pods-exec');
    await expect(page).toHaveURL(/\/kubernetes-pods\/get-pods-exec\/$/);
  });
});

test.describe('a place on a resource page', () => {
  for (const id of ['create-services', 'get-services-proxy', 'replace-services']) {
    test(`#${id} shows the section of that name below the head of the site`, async ({ page }) => {
      await page.goto(`/kubernetes-services/#${id}`);
      const heading = page.locator(`[id="${id}"]`);
      await expect(async () => {
        await expect(heading).toBeInViewport();
        const head = await page.locator('.site-head').boundingBox();
        const box = await heading.boundingBox();
        expect(box?.y ?? 0).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
      }).toPass({ timeout: 5000 }); // the page may still be scrolling there
    });
  }

  test('is what the link beside a head leads to', async ({ page }) => {
    await page.goto('/kubernetes-pods/create-pods/');
    const heading = page.getByRole('heading', { name: /^Fields/ });
    await heading.hover();
    await heading.getByRole('link').click();
    await expect(page).toHaveURL(/#fields$/);
  });
});

test('previous and next lead through the operations of a resource', async ({ page }) => {
  await page.goto('/kubernetes-pods/');
  const ids = await page.locator('table tbody th[scope=row]').allInnerTexts();
  await page.locator('table tbody th[scope=row] a').first().click();
  for (const id of ids.slice(1, 4)) {
    await page.locator('a[rel=next]').click();
    await expect(page).toHaveURL(new RegExp(`/${id}/$`));
  }
  await page.locator('a[rel=prev]').click();
  await expect(page).toHaveURL(new RegExp(`/${ids[2]}/$`));
});

test('an address without a page answers 404 with ways to go on', async ({ page }) => {
  const response = await page.goto('/kubernetes-pods/explode-pods/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('There is no page at this address');
  for (const href of ['/search/', '/#resources', '/classify/']) {
    await expect(page.locator(`main a[href="${href}"]`)).toBeVisible();
  }
  await page.locator('main a[href="/#resources"]').click();
  await expect(page.locator('#resources')).toBeInViewport();
});
