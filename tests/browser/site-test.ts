import { expect, test as plain } from '@playwright/test';
import { watchReports } from './errors.ts';

interface Watch {
  /** Says which reports a test brings about on purpose. */
  readonly allowReports: (pattern: RegExp) => void;
}

/** The `test` of everything that a reader does: it fails on any error, violation of the policy or request to another host on the way. */
export const test = plain.extend<Watch>({
  allowReports: [
    async ({ page }, use) => {
      const allowed: RegExp[] = [];
      const reports = await watchReports(page);
      await use((pattern) => void allowed.push(pattern));
      expect(reports.filter((report) => !allowed.some((pattern) => pattern.test(report)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
