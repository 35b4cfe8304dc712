import { expect, type Page, test } from '@playwright/test';

/** What a browser does at a paste: tells the box, and then, of its own accord, puts the text in. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('#paste-text').evaluate((box, value) => {
    box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true }));
    (box as HTMLTextAreaElement).value = value;
  }, text);
}

test('a paste on the home page leads to the classifier, and one of nothing leads nowhere', async ({ page }) => {
  await page.goto('/');
  await paste(page, ' \n');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  await expect(page).toHaveURL('/');
  await paste(page, '{"kind":"Event","apiVersion":"audit.k8s.io/v1","verb":"list","objectRef":{"resource":"pods"}}');
  await expect(page).toHaveURL('/classify/');
  await expect(page.locator('.classify-result .answer-title')).toContainText('list pods');
});
