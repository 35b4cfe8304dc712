import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect as base, test } from './site-test.ts';

/** A file of megabytes is read while other tests run. */
const expect = base.configure({ timeout: 30_000 });

const result = (page: Page) => page.locator('.classify-result');
const report = (page: Page) => page.locator('.file-report');
const table = (page: Page) => page.getByRole('tabpanel').locator('.report-table').first();

interface Change {
  readonly verb?: string;
  readonly resource?: string;
  readonly user?: string;
  readonly code?: number;
  readonly apiGroup?: string;
}

function eventOf(at: number, { verb = 'list', resource = 'pods', user = 'alice', code = 200, apiGroup }: Change = {}): string {
  const time = new Date(Date.UTC(2026, 10, 23) + at * 1000).toISOString().replace('Z', '000Z');
  return JSON.stringify({
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: `id-${at}`, stage: 'ResponseComplete' },
    ...{ requestURI: `/api/v1/namespaces/shop/${resource}`, verb, user: { username: user, groups: ['system:authenticated'] } },
    ...{
      sourceIPs: ['203.0.113.9'],
      userAgent: 'kubectl/v1.36.3',
      objectRef: { resource, namespace: 'shop', apiGroup, apiVersion: 'v1' },
    },
    ...{ responseStatus: { metadata: {}, code }, requestReceivedTimestamp: time, stageTimestamp: time },
    annotations: { 'authorization.k8s.io/decision': code === 403 ? 'forbid' : 'allow' },
  });
}

/** Many lists of pods, and some rare things in between: 2 refused deletes of secrets, a custom resource, broken lines, another record. */
function makeLog(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => eventOf(at));
  lines[10] = eventOf(10, { verb: 'delete', resource: 'secrets', user: 'mallory', code: 403 });
  lines[20] = '{"kind":"Event", oops';
  lines[30] = eventOf(30, { verb: 'get', resource: 'widgets', apiGroup: 'example.com', user: 'bob' });
  lines[40] = '{"kind":"Pod","apiVersion":"v1"}';
  lines[count - 5] = eventOf(count, { verb: 'delete', resource: 'secrets', user: '=cmd|calc', code: 403 });
  return `${lines.join('\n')}\n`;
}

async function give(
  page: Page,
  ...files: readonly { readonly name: string; readonly content: string | Buffer }[]
): Promise<void> {
  await page
    .locator('#classify-file')
    .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })));
}

async function figure(page: Page, name: string): Promise<string> {
  const row = report(page)
    .locator('.figures > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) });
  return row.locator('dd').innerText();
}

async function save(page: Page, button: Locator): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

const COUNT = 6000;

test.describe('a whole file in the classifier', () => {
  test.beforeEach(async ({ page }) => {
    test.slow();
    await page.goto('/classify/');
  });

  test('is counted by operation, rare ones first, with what cannot be read apart', async ({ page }) => {
    await give(page, { name: 'audit.log', content: makeLog(COUNT) });
    await expect(report(page).locator('h2')).toHaveText('audit.log');
    await expect(page.locator('#classify-text')).toHaveValue('');
    expect(await figure(page, 'Audit events')).toBe('5,998');
    expect(await figure(page, 'Operations')).toBe('3');
    expect(await figure(page, 'Actors')).toBe('4');
    expect([await figure(page, 'Not events'), await figure(page, 'Cannot be read')]).toEqual(['1', '1']);
    const rows = table(page).locator('tbody tr th button');
    await expect(rows).toHaveText(['get widgets (example.com)', 'delete secrets', 'list pods']);
    await expect(table(page).getByRole('link', { name: 'Page of delete secrets' })).toHaveAttribute(
      'href',
      '/kubernetes-secrets/delete-secrets/',
    );
    await expect(page.locator('.classify-status')).toContainText('5,998 audit events, 3 operations');
    await page.getByRole('tab', { name: /^Not read/ }).click();
    await expect(page.getByRole('tabpanel')).toContainText('1 record cannot be read');
    await expect(page.getByRole('tabpanel').locator('.report-table').first().locator('tbody tr')).toContainText(['21']);
    await page.getByRole('tab', { name: /^Outcomes/ }).click();
    await expect(table(page).locator('tbody tr').filter({ hasText: 'forbidden' })).toContainText('2');
  });

  test('tells which rules fire, how often, and from which line on', async ({ page }) => {
    const exec = eventOf(1, { verb: 'create', resource: 'pods', user: 'carol' }).replace(
      '"namespace":"shop"',
      '"namespace":"default","name":"x","subresource":"exec"',
    );
    await give(page, { name: 'audit.log', content: `${makeLog(COUNT)}${`${exec}\n`.repeat(3)}` });
    await page.getByRole('tab', { name: /^Rules/ }).click();
    const row = table(page).locator('tbody tr').filter({ hasText: 'Potential Remote Command Execution' });
    await expect(row.getByRole('link')).toHaveAttribute('href', /^\/rules\/sigma\/potential-remote-command-execution/);
    await expect(row.locator('td.num').first()).toHaveText('3');
    await expect(row).toContainText('6,001; 6,002; 6,003');
  });

  test('may be counted by WebAssembly, as the policy of the page allows', async ({ page }) => {
    const empty = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    expect(await page.evaluate((bytes) => WebAssembly.validate(new Uint8Array(bytes)), empty)).toBe(true);
    await page.evaluate((bytes) => void new WebAssembly.Module(new Uint8Array(bytes)), empty);
  });

  test('is read by one worker, which the next file has too, and keeps its lines', async ({ page }) => {
    await give(page, { name: 'audit.log', content: makeLog(40_000) });
    // The button is there for the second that the reading takes: a click that waits until nothing moves comes too late in Firefox.
    await page.getByRole('button', { name: 'Without rules: faster' }).dispatchEvent('click');
    await expect(report(page)).toBeVisible();
    expect(page.workers()).toHaveLength(1);
    expect(await figure(page, 'Audit events')).toBe('39,998');
    await table(page).getByRole('button', { name: 'delete secrets' }).click();
    await expect(page.locator('.first-records').getByRole('button', { name: /^Line/ })).toHaveText([/^Line 11,/, /^Line 39,996/]);
    await give(page, { name: 'again.log', content: makeLog(COUNT) });
    await expect(report(page).locator('h2')).toHaveText('again.log');
    expect(await figure(page, 'Audit events')).toBe('5,998');
    expect(page.workers()).toHaveLength(1);
  });

  test('opens compressed, several members and several files too, whatever their names', async ({ page }) => {
    const log = makeLog(3000);
    await give(page, { name: 'audit.log', content: Buffer.concat([gzipSync(log), gzipSync(log)]) });
    await expect(report(page)).toContainText('unpacked');
    expect(await figure(page, 'Audit events')).toBe('5,996');
    await give(page, { name: 'a.log', content: eventOf(1) }, { name: 'b.log.gz', content: gzipSync(`${eventOf(2)}\n{"broken`) });
    await expect(report(page).locator('h2')).toHaveText('2 files');
    expect(await figure(page, 'Audit events')).toBe('2');
    await page.getByRole('tab', { name: /^Not read/ }).click();
    await expect(table(page).locator('tbody tr')).toContainText('b.log.gz: 2');
  });

  test('gives what a cut compressed file holds, and says that it is cut', async ({ page }) => {
    const whole = gzipSync(
      Array.from({ length: 20_000 }, (_, at) => eventOf(at, { user: `user-${(at * 7919) % 9973}` })).join('\n'),
    );
    await give(page, { name: 'audit.log.gz', content: whole.subarray(0, whole.length >> 1) });
    await expect(report(page).locator('.warn')).toContainText('damaged or cut off');
    expect(Number((await figure(page, 'Audit events')).replace(',', ''))).toBeGreaterThan(4000);
  });

  test('that is no log is said to be none', async ({ page }) => {
    const noise = Buffer.from(Array.from({ length: 2 ** 21 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256));
    await give(page, { name: 'photo.log', content: noise });
    await expect(report(page).locator('.warn')).toContainText('No audit event was found');
    await expect(page.getByRole('tab', { name: /^Not read/ })).toHaveAttribute('aria-selected', 'true');
    await give(page, { name: 'audit.zip', content: Buffer.concat([Buffer.from('PK\u0003\u0004'), noise]) });
    await expect(report(page).locator('.warn').first()).toContainText('zip');
  });

  test('can be stopped, and keeps what was read', async ({ page }) => {
    await page.evaluate(
      ([line]) => {
        const block = new Blob([`${line}\n`.repeat(20_000)]);
        const files = new DataTransfer();
        files.items.add(
          new File(
            Array.from({ length: 60 }, () => block),
            'large.log',
          ),
        );
        document
          .querySelector('main')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
      },
      [eventOf(1)],
    );
    const events = page.locator('.file-progress .figures > div', { hasText: 'Audit events' }).locator('dd');
    await expect(events).toHaveText(/^[1-9]/);
    await page.getByRole('button', { name: 'Stop' }).focus();
    await page.keyboard.press('Enter');
    await expect(report(page).locator('.warn')).toContainText('Partial: stopped after');
    expect(await figure(page, 'Audit events')).not.toBe('0');
    await expect(report(page).locator('h2')).toBeFocused();
    await expect(page.locator('.classify-status')).toHaveText(/^Stopped at/);
  });

  test('can be filtered, sorted, and saved as it stands', async ({ page, browserName }) => {
    test.skip(browserName === 'firefox', 'Playwright does not hear of downloads in a Firefox that it drives by WebDriver BiDi');
    await give(page, { name: 'audit.log', content: makeLog(COUNT) });
    const rows = table(page).locator('tbody tr th');
    await page.getByRole('button', { name: 'Records', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Records' })).toHaveAttribute('aria-sort', 'descending');
    await expect(rows.first()).toContainText('list pods');
    await table(page).getByRole('searchbox').fill('delete');
    await expect(rows).toHaveCount(1);
    await expect(table(page).locator('output')).toHaveText('1 of 3');
    const json = await save(page, table(page).getByRole('button', { name: /^Save as JSON/ }));
    expect(json.name).toBe('audit.log-operations.json');
    expect(JSON.parse(json.text)).toEqual([
      expect.objectContaining({ operation: 'delete-secrets', records: 2, forbidden: 2, firstFile: 'audit.log', firstLine: 11 }),
    ]);
    await page.getByRole('tab', { name: /^Actors/ }).click();
    const csv = await save(page, table(page).getByRole('button', { name: /^Save as CSV/ }));
    expect(csv.text.split('\r\n')[0]).toMatch(/^actor,records,impersonating,succeeded,/);
    expect(csv.text).toContain("\r\n'=cmd|calc,1,0,");
  });

  test('shows the first records of an operation in full, and comes back to the report as it was', async ({ page }) => {
    await give(page, { name: 'audit.log', content: makeLog(COUNT) });
    await table(page).getByRole('searchbox').fill('secrets');
    const opener = table(page).getByRole('button', { name: 'delete secrets', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    const records = page.locator('.first-records');
    await expect(records.locator('h2').first()).toHaveText('delete secrets: 2 records');
    await expect(records.locator('h2').first()).toBeFocused();
    await expect(records.locator('.sentence')).toContainText('mallory');
    await expect(records).toContainText('Line 11, raw event');
    await records.getByRole('button', { name: /^Line 5,996/ }).click();
    await expect(records.locator('.sentence')).toContainText('=cmd|calc');
    await expect(records.locator('.asked-rules summary').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    await expect(table(page).getByRole('searchbox')).toHaveValue('secrets');
  });

  test('with ten thousand actors keeps few rows on the page, each with its place, and reaches the last', async ({ page }) => {
    const lines = Array.from({ length: 9000 }, (_, at) => eventOf(at, { user: `user-${at}` }));
    await give(page, { name: 'audit.log', content: lines.join('\n') });
    await page.getByRole('tab', { name: /^Actors/ }).click();
    const grid = table(page).locator('table');
    await expect(grid).toHaveAttribute('aria-rowcount', '9001');
    expect(await grid.locator('tbody tr:not(.space)').count()).toBeLessThan(300);
    await expect(grid.locator('tbody tr').first()).toHaveAttribute('aria-rowindex', '2');
    await expect(async () => {
      await page.evaluate(() =>
        document.querySelector('[role=tabpanel]:not([hidden]) tbody:last-of-type')?.scrollIntoView({ block: 'end' }),
      );
      await expect(grid.locator('tr[aria-rowindex="9001"]')).toBeInViewport({ timeout: 500 });
    }).toPass();
    expect(await grid.locator('tbody tr:not(.space)').count()).toBeLessThan(300);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(page.locator('.report-table', { hasText: 'Actors, rare' }).locator('.print-only')).toHaveText(
      'The first 500 of 9,000 rows are printed; an export holds all.',
    );
    await expect(page.locator('.report-table').filter({ hasText: 'list pods' }).first()).toBeVisible();
  });

  test('is gone through by keyboard: arrows go from tab to tab', async ({ page }) => {
    await give(page, { name: 'audit.log', content: makeLog(COUNT) });
    await page.getByRole('tab', { name: /^Operations/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: /^Actors/ })).toBeFocused();
    await expect(page.getByRole('tabpanel')).toContainText('mallory');
    await page.keyboard.press('End');
    await expect(page.getByRole('tab', { name: /^Not read/ })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: /^Operations/ })).toBeFocused();
  });

  test('may be a text that was dropped and is too large for the box', async ({ page }) => {
    await page.evaluate(
      ([text]) => {
        const data = new DataTransfer();
        data.setData('text', text ?? '');
        document
          .querySelector('textarea')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [makeLog(COUNT)],
    );
    await expect(report(page).locator('h2')).toHaveText('pasted text');
    await expect(page.locator('#classify-text')).toHaveValue('');
  });

  test('is dropped anywhere on the main part, which shows that it takes it; another text takes the place of its report', async ({
    page,
  }) => {
    const main = page.locator('main');
    await main.dispatchEvent('dragover');
    await expect(main).toHaveAttribute('data-drop', '');
    await main.dispatchEvent('dragleave');
    await expect(main).not.toHaveAttribute('data-drop', '');
    await give(page, { name: 'audit.log', content: makeLog(COUNT) });
    await expect(report(page)).toBeVisible();
    await page.locator('#classify-text').fill(eventOf(1));
    await expect(result(page).locator('.answer-title')).toContainText('list pods');
    await expect(report(page)).toHaveCount(0);
  });

  test('has no fault of accessibility, wide and light or narrow and dark, in any part', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const faults = async (): Promise<unknown> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary} ${nodes[0]?.target.join(' ')}`);
    };
    await give(page, { name: 'audit.log', content: makeLog(COUNT) });
    for (const name of [/^Operations/, /^Actors/, /^Outcomes/, /^Rules/, /^Not read/]) {
      await page.getByRole('tab', { name }).click();
      expect(await faults(), String(name)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    for (const name of [/^Operations/, /^Rules/]) {
      await page.getByRole('tab', { name }).click();
      expect(await faults(), String(name)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});

test.describe('the worker that reads files', () => {
  test('loads scripts of this site alone, and can connect to nothing', async ({ page }) => {
    await page.goto('/classify/');
    const requests: string[] = [];
    const ownOrigin = new URL(page.url()).origin;
    page.on('request', (request) =>
      requests.push(`${request.method()} ${request.resourceType()} ${request.url().replace(ownOrigin, '')}`),
    );
    const [worker] = await Promise.all([page.waitForEvent('worker'), give(page, { name: 'audit.log', content: makeLog(COUNT) })]);
    await expect(report(page)).toBeVisible();
    expect(worker.url()).toMatch(/^blob:/);
    // The icon is asked for when the browser pleases, and the same whatever is read.
    const own = /^GET \w+ (?:\/_astro\/|\/classify\/rules\.js$|\/favicon\.svg$|blob:\/)/;
    expect(requests.filter((request) => !own.test(request))).toEqual([]);
  });

  test('inherits the policy of the page also where the host sends no headers', async ({ page, browserName, allowReports }) => {
    allowReports(/trusted-?type|TrustedScriptURL|TrustedHTML/i);
    test.skip(browserName === 'firefox', 'Playwright cannot evaluate in a worker of a Firefox that it drives by WebDriver BiDi');
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await page.goto('/classify/');
    const asked = page.waitForEvent('worker');
    await page.evaluate(
      ([line]) => {
        const files = new DataTransfer();
        files.items.add(
          new File(
            Array.from({ length: 20 }, () => `${line}\n`.repeat(20_000)),
            'large.log',
          ),
        );
        document
          .querySelector('main')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
      },
      [eventOf(1)],
    );
    const worker = await asked;
    await expect(page.locator('.file-progress')).toBeVisible();
    const origin = new URL(page.url()).origin;
    const tried = await worker.evaluate(async (address) => {
      const fails = (attempt: () => Promise<unknown>): Promise<boolean> =>
        attempt().then(
          () => false,
          () => true,
        );
      const request = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const sent = new XMLHttpRequest();
          sent.addEventListener('load', resolve);
          sent.addEventListener('error', reject);
          sent.open('GET', `${address}/`);
          sent.send();
        });
      const nest = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const nested = new Worker(`${address}/theme.js`);
          nested.addEventListener('error', reject);
          nested.addEventListener('message', resolve);
        });
      return [await fails(() => fetch(`${address}/`)), await fails(request), await fails(nest)];
    }, origin);
    expect(tried).toEqual([true, true, true]);
    const stopped = await page.evaluate(async () => {
      const reports: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => reports.push(effectiveDirective));
      const attempts: (() => unknown)[] = [
        () => new Worker('/theme.js'),
        () => document.body.insertAdjacentHTML('beforeend', '<p>'),
        () => (window as unknown as { trustedTypes: { createPolicy: (name: string) => void } }).trustedTypes.createPolicy('mine'),
      ];
      const thrown = attempts.map((attempt) => {
        try {
          return attempt();
        } catch (error) {
          return (error as Error).name;
        }
      });
      await new Promise((resolve) => setTimeout(resolve));
      return { thrown, reports };
    });
    expect(stopped.thrown).toEqual(['TypeError', 'TypeError', 'TypeError']);
    expect(stopped.reports).toEqual(['require-trusted-types-for', 'require-trusted-types-for', 'trusted-types']);
  });
});
