import { expect, test } from '@playwright/test';
import { toChangesFeed } from '../../src/view/changes/changes-feed.ts';

test('the feed of changes is XML with any text in it, and HTML within that', async ({ page }) => {
  const hostile = '</content>]]> & <script>alert(1)</script> \u0000\u001b\u2028';
  const release = { version: '0.1.0', date: '2026-12-01', summary: hostile, added: [hostile] };
  const feed = toChangesFeed([release], new URL('https://atlas.example.org/?a=b&c'));
  const read = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const html = new DOMParser().parseFromString(parsed.querySelector('content')?.textContent ?? '', 'text/html');
    return {
      broken: parsed.querySelectorAll('parsererror').length,
      root: `${parsed.documentElement.namespaceURI} ${parsed.documentElement.localName}`,
      scripts: html.scripts.length,
      line: html.querySelector('li')?.textContent?.trim(),
    };
  }, feed);
  expect(read).toEqual({
    broken: 0,
    root: 'http://www.w3.org/2005/Atom feed',
    scripts: 0,
    line: '</content>]]> & <script>alert(1)</script>',
  });
});
