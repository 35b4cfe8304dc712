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
});
