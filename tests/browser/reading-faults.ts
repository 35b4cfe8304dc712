import type { Page } from '@playwright/test';

/** Roles that say nothing to somebody who hears the page, unless they have a name. */
const named = /^\s*- (link|button|navigation|region|dialog|listbox|combobox|searchbox|textbox|heading|tablist|tab)(?=:|$| \[)/;

/**
 * What is wrong with the page as a screen reader goes through it, by its accessibility tree: head, content and foot do not follow
 * each other, the first heading of the content is not the title, a level of headings is left out, or a part has no name.
 */
export async function findReadingFaults(page: Page): Promise<readonly string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n');
  const parts = lines.flatMap((line) => /^- (link "Skip to content"|banner|main|contentinfo)/.exec(line)?.[1] ?? []);
  const main = lines.slice(lines.findIndex((line) => line.startsWith('- main')));
  const levels = main.flatMap((line) => Number(/- heading .*\[level=(\d)\]/.exec(line)?.[1]) || []);
  return [
    ...(parts.join() === 'link "Skip to content",banner,main,contentinfo' ? [] : [`order of parts: ${parts.join(', ')}`]),
    ...(levels[0] === 1 ? [] : [`first heading of level ${levels[0]}`]),
    ...levels.flatMap((level, at) => (level > (levels[at - 1] ?? 0) + 1 ? [`heading ${at + 1} of level ${level}`] : [])),
    ...lines.filter((line) => named.test(line)).map((line) => `without a name: ${line.trim()}`),
  ];
}
