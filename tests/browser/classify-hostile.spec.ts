import { expect, type Page, test } from '@playwright/test';
import { ODD, TEXTS } from '../fuzz/hostile-values.ts';
import { pathsOf, scramble, writeWith } from '../fuzz/mutate.ts';
import { createRandom } from '../fuzz/random.ts';
import { ENVELOPES, FULL_EVENT, LINE } from '../fuzz/samples.ts';
import { watchErrors } from './errors.ts';

/** Hostile events: each text in each field of an event, and in all at once; then envelopes and broken ones. */
function makeInputs(): readonly string[] {
  const { pick, below } = createRandom(20_261_123);
  const paths = pathsOf(FULL_EVENT);
  const inField = paths.flatMap((path, at) =>
    writeWith(FULL_EVENT, path, at % 2 === 0 ? pick(ODD) : JSON.stringify(pick(TEXTS))),
  );
  const everywhere = TEXTS.map((text) => fillAll(FULL_EVENT, text));
  const asKeys = TEXTS.map((text) => `{${JSON.stringify(text)}:${JSON.stringify(text)},${LINE.slice(1)}`);
  const wrapped = ENVELOPES.map((wrap) => wrap(fillAll(FULL_EVENT, pick(TEXTS))));
  const broken = Array.from({ length: 40 }, () => scramble(pick(ENVELOPES)(fillAll(FULL_EVENT, pick(TEXTS))), { pick, below }));
  const many = [TEXTS.map((text) => fillAll(FULL_EVENT, text)).join('\n'), TEXTS.join('\n')];
  return [...TEXTS, ...inField, ...everywhere, ...asKeys, ...wrapped, ...broken, ...many];
}

/** An event in which every text is another, but for what makes it an event. */
function fillAll(value: unknown, text: string): string {
  return JSON.stringify(value, (key, inner: unknown) =>
    typeof inner !== 'string' || ['kind', 'apiVersion', 'verb', 'resource', 'requestURI'].includes(key) ? inner : text,
  );
}

/** Runs in the page: what is there that only data can have brought. */
async function pasteAndLook(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(async (inputs) => {
    const ELEMENTS = new Set(
      'A ARTICLE BUTTON CAPTION CODE DD DETAILS DIV DL DT H2 H3 INPUT LABEL LI OL OUTPUT P PRE SECTION SMALL SPAN STRONG SUMMARY TABLE TBODY TD TH THEAD TR UL'.split(
        ' ',
      ),
    );
    const ATTRIBUTES =
      /^(?:aria-[a-z]+|class|colspan|data-[a-z-]+|for|hidden|href|id|name|open|role|scope|tabindex|target|rel|title|type|value)$/;
    const result = document.querySelector('.classify-result') as HTMLElement;
    const box = document.querySelector('#classify-text') as HTMLTextAreaElement;
    const found: string[] = [];
    const rest = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
    for (const [index, input] of inputs.entries()) {
      result.replaceChildren();
      box.value = input;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      const end = performance.now() + 60_000;
      while (result.childNodes.length === 0 && input.trim() !== '' && performance.now() < end) await rest();
      for (const details of result.querySelectorAll('details')) details.open = true;
      await rest();
      if (result.textContent === '' && input.trim() !== '') found.push(`${index}: no answer`);
      for (const element of result.querySelectorAll('*')) {
        if (!ELEMENTS.has(element.tagName)) found.push(`${index}: <${element.tagName}>`);
        for (const { name, value } of element.attributes) {
          if (!ATTRIBUTES.test(name)) found.push(`${index}: attribute ${name}`);
          if (name === 'href' && new URL(value, location.href).origin !== location.origin) found.push(`${index}: href ${value}`);
          if (name === 'href' && !/^(?:#|\/(?:kubernetes-|fields\/|rules\/|guides\/|actors\/)[\w./-]*$)/.test(value))
            found.push(`${index}: href ${value}`);
          if (name === 'id' && value !== '' && document.querySelectorAll(`[id="${CSS.escape(value)}"]`).length > 1)
            found.push(`${index}: id ${value}`);
        }
      }
      if ('pwned' in window) found.push(`${index}: a script ran`);
      const width = document.documentElement.scrollWidth;
      if (width > document.documentElement.clientWidth) found.push(`${index}: ${width} pixels wide: ${input.slice(0, 200)}`);
    }
    return found;
  }, texts);
}

/** Runs in the page: markup, links and scripts that only data can have brought into its main part. */
function findMarkup(): readonly string[] {
  const found = 'pwned' in window ? ['a script ran'] : [];
  for (const element of document.querySelectorAll('main *')) {
    if (
      /^(?:IMG|IFRAME|OBJECT|EMBED|SVG|SCRIPT|STYLE|BASE|FORM|MARQUEE)$/i.test(element.tagName) &&
      !('type' in element && element.type)
    )
      found.push(`<${element.tagName}>`);
    for (const { name, value } of element.attributes) {
      // The script of a long table gives its rows their height, and a bar its length
      const isSize = name === 'style' && /^(?:[a-z-]+: [\d.]+(?:px|%|rem)?;? ?)+$/.test(value);
      if (/^on|^style$|^srcdoc$/.test(name) && !isSize) found.push(`attribute ${name}="${value}"`);
      if (name === 'href' && new URL(value, location.href).origin !== location.origin) found.push(`href ${value}`);
    }
  }
  const { clientWidth, scrollWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [...found, `${scrollWidth} pixels wide`] : found;
}

test.describe('the classifier on hostile events', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  test.setTimeout(10 * 60_000);

  test('runs nothing, makes nothing of data but text, links nowhere else, and stays 320 pixels wide', async ({ page }) => {
    const errors = await watchErrors(page);
    await page.goto('/classify/');
    await page.locator('#classify-text').focus();
    const inputs = makeInputs();
    expect(inputs.length).toBeGreaterThan(300);
    for (let at = 0; at < inputs.length; at += 50) expect(await pasteAndLook(page, inputs.slice(at, at + 50))).toEqual([]);
    expect(await page.title()).toContain('Classif');
    expect(errors).toEqual([]);
  });

  test('keeps them text in the report on a file, whatever its name', async ({ page }) => {
    const errors = await watchErrors(page);
    await page.goto('/classify/');
    const lines = TEXTS.filter(({ length }) => length < 1000).map((text) => fillAll(FULL_EVENT, text));
    const log = `${lines.join('\n')}\n`;
    const name = `<img src=x onerror=pwned=1>\u202e${'w'.repeat(150)}.log`;
    await page
      .locator('#classify-file')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(log.repeat(Math.ceil(5e6 / log.length))) });
    await expect(page.locator('.file-report')).toBeVisible({ timeout: 60_000 });
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await page.evaluate(findMarkup), await tab.innerText()).toEqual([]);
    }
    expect(errors).toEqual([]);
  });

  test('keeps them text when they are redacted, and in the link that is made of one', async ({ page }) => {
    const errors = await watchErrors(page);
    await page.goto('/classify/');
    for (const text of TEXTS.slice(0, 12)) {
      await page.locator('#classify-text').fill(fillAll(FULL_EVENT, text));
      await page.getByRole('button', { name: 'Redact', exact: true }).click();
      await expect(page.locator('.share-note')).not.toBeEmpty();
      expect(await page.evaluate(findMarkup), text).toEqual([]);
    }
    await page.locator('#classify-text').fill(fillAll(FULL_EVENT, '"><img src=x onerror=pwned=1>'));
    await page.getByRole('button', { name: /^Copy a link/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await page.evaluate(findMarkup)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
