import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.2 at the levels A and AA, and what axe takes for good practice: landmarks, the order of headings, names. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * The rules whose answer can change with theme or width: those of colours, of the size of what is pressed, and of what scrolls. All
 * others read elements, names and attributes, which styles do not change; what a narrow page hides, the wide one shows.
 */
export const visualRules = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * The faults that axe finds on the page as it stands, one line each: of all rules, or of the given ones, where all were asked on this page
 * before (axe is then in the page, and need not be read again).
 */
export async function findViolations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const runOnly = rules === undefined ? { type: 'tag' as const, values: tags } : { type: 'rule' as const, values: [...rules] };
  const axe = new AxeBuilder({ page, ...(rules && { axeSource: 'void 0' }) })
    .setLegacyMode()
    .options({ runOnly, resultTypes: ['violations'], iframes: false });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => {
    const some = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`);
    return `${id}, ${nodes.length} times: ${some.join('; ')}`;
  });
}
