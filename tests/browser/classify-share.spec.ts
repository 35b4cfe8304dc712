import { deflateRawSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

const EXEC = {
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: '8d60b234-80d6-4c75-9e23-dbf40f03a5c7' },
  stage: 'ResponseStarted',
  requestURI: '/api/v1/namespaces/checkout/pods/web-0/exec?command=id&container=cart&stdin=true',
  verb: 'get',
  user: { username: 'alice@corp.example.net', groups: ['sre-team', 'system:authenticated'] },
  sourceIPs: ['11.22.33.44'],
  userAgent: 'kubectl/v1.36.3 (linux/amd64) kubernetes/7b29fb0',
  objectRef: { resource: 'pods', namespace: 'checkout', name: 'web-0', apiVersion: 'v1', subresource: 'exec' },
  responseStatus: { metadata: {}, code: 101 },
  annotations: {
    'authorization.k8s.io/decision': 'allow',
    'authorization.k8s.io/reason': 'RBAC: allowed by RoleBinding "sre/checkout" of Role "sre" to User "alice@corp.example.net"',
  },
};
const TEXT = JSON.stringify(EXEC, null, 2);
const IDENTITIES = /alice|corp|checkout|web-0|cart|sre|11\.22\.33\.44|8d60b234/;

const box = (page: Page) => page.locator('#classify-text');
const result = (page: Page) => page.locator('.classify-result');
const note = (page: Page) => page.locator('.share-note');
const title = (page: Page) => result(page).locator('.answer-title');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'A link with this event' });
const fragment = (text: string | Uint8Array): string => `/classify/#event=${deflateRawSync(text).toString('base64url')}`;

/** Catches what a page copies: the clipboard of a browser without a window is not readable everywhere. */
async function catchCopies(page: Page, isAllowed = true): Promise<() => Promise<string[]>> {
  await page.addInitScript((allowed) => {
    const copies: string[] = [];
    Object.assign(window, { copies });
    const writeText = async (text: string): Promise<void> => {
      if (!allowed) throw new Error('not allowed');
      copies.push(text);
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  }, isAllowed);
  return () => page.evaluate(() => (window as unknown as { copies: string[] }).copies);
}

test.describe('redacting', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/classify/');
  });

  test('replaces names, addresses and secrets, says how many, and keeps the answer', async ({ page }) => {
    await box(page).fill(TEXT);
    await expect(title(page)).toContainText('get pods/exec');
    const rules = result(page).locator('.asked-rules summary');
    await expect(rules.first()).toBeVisible();
    const before = await rules.allInnerTexts();
    await page.getByRole('button', { name: 'Redact', exact: true }).click();
    await expect(note(page)).toContainText(/Replaced \d+ names, 1 address and 1 identifier\. Look it over before you share it/);
    const made = await box(page).inputValue();
    expect(made).not.toMatch(IDENTITIES);
    expect(JSON.parse(made)).toMatchObject({ verb: 'get', sourceIPs: ['203.0.113.1'], objectRef: { name: 'pod-1' } });
    await expect(result(page).locator('.sentence')).toContainText('Pod pod-1');
    await expect(title(page)).toContainText('get pods/exec');
    await expect(rules.first()).toBeVisible();
    expect(await rules.allInnerTexts()).toEqual(before);
  });

  test('can be undone until the text is looked over, and no longer once it is another', async ({ page, channel }) => {
    test.skip(channel === 'moz-firefox', 'by WebDriver BiDi Playwright fills a box without the events of a person who types');
    await box(page).fill(TEXT);
    const redact = page.getByRole('button', { name: 'Redact', exact: true });
    const undo = page.getByRole('button', { name: 'Undo' });
    await redact.click();
    await undo.focus();
    await page.keyboard.press('Enter');
    await expect(box(page)).toHaveValue(TEXT);
    await expect(redact).toBeFocused();
    await expect(undo).toHaveCount(0);
    await redact.click();
    await box(page).press('End');
    await box(page).press('Space');
    await expect(undo).toBeVisible();
    await box(page).fill(TEXT);
    await expect(undo).toHaveCount(0);
    for (const other of ['An exec session', 'Clear']) {
      await redact.click();
      await expect(undo).toBeVisible();
      await page.getByRole('button', { name: other }).click();
      await expect(undo).toHaveCount(0);
      await expect(note(page)).toBeEmpty();
    }
    await redact.click();
    await expect(note(page)).toHaveText('The box is empty: paste an event first');
  });

  test('turns YAML into JSON, and says so', async ({ page }) => {
    await box(page).fill(
      'kind: Event\napiVersion: audit.k8s.io/v1\nverb: list\nuser:\n  username: alice\nobjectRef:\n  resource: secrets\n',
    );
    await page.getByRole('button', { name: 'Redact', exact: true }).click();
    await expect(note(page)).toContainText('Replaced 1 name. YAML has become JSON.');
    await expect(title(page)).toContainText('list secrets');
    expect(JSON.parse(await box(page).inputValue())).toMatchObject({ user: { username: 'user-1' } });
  });
});

test.describe('a link with an event', () => {
  test('is made only on request, after a warning, and opens as the same text without staying in the address', async ({
    page,
  }) => {
    const copies = await catchCopies(page);
    await page.goto('/classify/');
    const address = page.url();
    await box(page).fill(TEXT);
    const opener = page.getByRole('button', { name: 'Copy a link with this event' });
    await opener.click();
    await expect(dialog(page)).toContainText('Whoever has the link has the event');
    expect(await copies()).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Redact first' }).click();
    await expect(dialog(page)).toContainText(/Replaced \d+ names/);
    await dialog(page).getByRole('button', { name: 'Copy the link' }).click();
    await expect(dialog(page)).toContainText(/Copied\. The link has [\d,]+ characters/);
    const [link = ''] = await copies();
    await expect(dialog(page).getByRole('textbox', { name: 'The link' })).toHaveValue(link);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
    expect(page.url()).toBe(address);
    const redacted = await box(page).inputValue();
    await page.goto('/about/');
    await page.goto(link);
    await expect(title(page)).toContainText('get pods/exec');
    await expect(box(page)).toHaveValue(redacted);
    await expect(note(page)).toContainText('Opened from a link');
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => location.hash)).toBe('');
  });

  test('opens in a page that is open already, and is read by no server', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto('/classify/');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment(TEXT).split('#')[1] ?? '');
    await expect(title(page)).toContainText('get pods/exec');
    expect(await page.evaluate(() => location.hash)).toBe('');
    expect(requests.filter((request) => request.includes('event='))).toEqual([]);
  });

  test('can be taken from a field where the browser does not let a page copy', async ({ page }) => {
    await catchCopies(page, false);
    await page.goto('/classify/');
    await box(page).fill(TEXT);
    await page.getByRole('button', { name: 'Copy a link with this event' }).click();
    await dialog(page).getByRole('button', { name: 'Copy the link' }).click();
    await expect(dialog(page)).toContainText('The browser does not let this page copy: take it from here');
    await expect(dialog(page).getByRole('textbox', { name: 'The link' })).toHaveValue(/#event=[\w-]+$/);
  });

  test('is not made where it would be too long: a redacted file is offered', async ({ page, browserName }) => {
    test.skip(browserName === 'firefox', 'Playwright does not hear of downloads in a Firefox that it drives by WebDriver BiDi');
    const copies = await catchCopies(page);
    await page.goto('/classify/');
    const random = Array.from({ length: 6000 }, () => Math.random().toString().slice(2)).join(' ');
    await box(page).fill(JSON.stringify({ ...EXEC, annotations: { random } }));
    await page.getByRole('button', { name: 'Copy a link with this event' }).click();
    await dialog(page).getByRole('button', { name: 'Copy the link' }).click();
    await expect(dialog(page)).toContainText(/would have [\d,]+ characters\. Many programs cut longer ones than 16,384/);
    expect(await copies()).toEqual([]);
    const saved = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Download a redacted file' }).click();
    const stream = await (await saved).createReadStream();
    let text = '';
    for await (const part of stream) text += part;
    expect(JSON.parse(text)).toMatchObject({ verb: 'get', objectRef: { namespace: 'ns-1' } });
    expect(text).not.toMatch(IDENTITIES);
  });

  test('is refused with a message where it is broken, cut off, a bomb or far too long, and leaves the address', async ({
    page,
  }) => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['/classify/#event=', /broken or was cut off/],
      ['/classify/#event=%3Cscript%3E', /broken or was cut off/],
      [fragment(TEXT).slice(0, -20), /broken or was cut off/],
      [fragment(new Uint8Array([0xff, 0xfe])), /broken or was cut off/],
      [fragment(Buffer.alloc(2 ** 26)), /unfolds to more than 1 MiB/],
      [`/classify/#event=${'A'.repeat(2 ** 18)}`, /longer than any that this page makes/],
    ];
    for (const [address, message] of cases) {
      await page.goto('/about/');
      await page.goto(address);
      await expect(note(page)).toHaveText(message);
      await expect(box(page)).toHaveValue('');
      expect(await page.evaluate(() => location.hash)).toBe('');
    }
  });

  test('shows hostile text as text', async ({ page }) => {
    let ran = false;
    page.on('dialog', (opened) => {
      ran = true;
      void opened.dismiss();
    });
    const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    await page.goto(fragment(JSON.stringify({ ...EXEC, user: { username: hostile } })));
    await expect(title(page)).toContainText('get pods/exec');
    await expect(result(page).locator('img, script')).toHaveCount(0);
    expect(ran).toBe(false);
  });
});

test.describe('the page', () => {
  test('keeps nothing: after a reload the box is empty, and no store of the browser holds the event', async ({ page }) => {
    await page.goto('/');
    await page.locator('#paste-text').fill(TEXT);
    await page.getByRole('link', { name: 'Classify', exact: true }).last().click();
    await expect(title(page)).toContainText('get pods/exec');
    await page.getByRole('button', { name: 'Redact', exact: true }).click();
    await expect(note(page)).toContainText('Replaced');
    const kept = await page.evaluate(async () => ({
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      databases: (await indexedDB.databases()).length,
      caches: 'caches' in window ? (await caches.keys()).length : 0,
      cookies: document.cookie,
      workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
      state: JSON.stringify(history.state),
    }));
    expect(kept).toMatchObject({ session: '{}', databases: 0, caches: 0, cookies: '', workers: 0, state: 'null' });
    expect(kept.local).not.toMatch(/Event|pod/);
    await page.reload();
    await expect(box(page)).toHaveValue('');
    await expect(result(page)).toBeEmpty();
    await page.goto('/');
    await expect(page.locator('#paste-text')).toHaveValue('');
  });

  test('reads pasted text, YAML too, redacts and makes links without a network once all is loaded', async ({ page, context }) => {
    const copies = await catchCopies(page);
    await page.goto('/classify/');
    await page.getByRole('button', { name: 'Load all for offline use' }).click();
    await expect(page.locator('privacy-proof')).toContainText('it reads pasted text and files without a network');
    await context.setOffline(true);
    await box(page).fill(TEXT);
    await expect(result(page).locator('.verdict')).toContainText('Command: id');
    await expect(result(page).locator('.asked-rules summary').first()).toBeVisible();
    await box(page).fill('kind: Event\napiVersion: audit.k8s.io/v1\nverb: list\nobjectRef:\n  resource: secrets\n');
    await expect(title(page)).toContainText('list secrets');
    await page.getByRole('button', { name: 'Redact', exact: true }).click();
    await expect(note(page)).toContainText('YAML has become JSON');
    await page.getByRole('button', { name: 'Copy a link with this event' }).click();
    await dialog(page).getByRole('button', { name: 'Copy the link' }).click();
    await expect(dialog(page)).toContainText('Copied');
    expect(await copies()).toHaveLength(1);
  });

  test('proves that it can connect to nothing', async ({ page, allowReports }) => {
    allowReports(/connect-src|Fetch API cannot load/);
    await page.goto('/classify/');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.getByRole('button', { name: 'Try to connect' }).click();
    const proof = page.locator('[data-try] + span');
    await expect(proof).toContainText(
      /Refused: the browser stopped a request to http\S+ by connect-src of the policy \(enforce\)/,
    );
    await expect(proof).toContainText("In force: connect-src 'none'");
    const { origin } = new URL(page.url());
    // The icon is asked for when the browser pleases, and holds nothing of the page.
    const isOwn = (request: string): boolean => request.startsWith(`${origin}/_astro/`) || request === `${origin}/favicon.svg`;
    expect(requests.filter((request) => !isOwn(request))).toEqual([]);
  });

  test('says so where a script cannot be loaded', async ({ page, allowReports }) => {
    allowReports(/^Failed to load resource/);
    await page.route('**/redact-box*.js', (route) => route.abort());
    await page.goto('/classify/');
    await box(page).fill(TEXT);
    await page.getByRole('button', { name: 'Redact', exact: true }).click();
    await expect(note(page)).toContainText('could not be loaded');
    await expect(box(page)).toHaveValue(TEXT);
  });
});

/** Presses Tab until something has the focus that says so, and collects what had it, with whether one sees that. */
async function walk(page: Page, steps: number): Promise<readonly { readonly name: string; readonly isSeen: boolean }[]> {
  const seen = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    seen.push(
      await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        const shown = focused instanceof HTMLInputElement && focused.type === 'file' ? (focused.labels?.[0] ?? focused) : focused;
        const name = focused.getAttribute('aria-label') ?? (shown.textContent?.trim() || focused.id);
        return { name, isSeen: getComputedStyle(shown).outlineStyle !== 'none' };
      }),
    );
  }
  return seen;
}

test.describe('without a mouse', () => {
  test('every control comes in the order of the page, and shows that it has the focus', async ({ page }) => {
    await page.goto('/classify/');
    await box(page).fill(TEXT);
    await expect(result(page).locator('.asked-rules summary').first()).toBeVisible();
    await box(page).focus();
    const steps = await walk(page, 14);
    expect(steps.map(({ name }) => name)).toEqual([
      ...['Open a file', 'Clear', 'An exec session', 'Secrets listed, refused', 'A role binding created', 'A failed login'],
      ...[
        'A custom resource',
        'A record of AKS',
        'A log entry of GKE',
        'Several lines',
        'Redact',
        'Copy a link with this event …',
      ],
      ...['get pods/exec', 'User "alice@corp.example.net"'],
    ]);
    expect(steps.filter(({ isSeen }) => !isSeen)).toEqual([]);
  });

  test('the dialog takes the focus, keeps it, and gives it back', async ({ page }) => {
    await page.goto('/classify/');
    await box(page).fill(TEXT);
    const opener = page.getByRole('button', { name: 'Copy a link with this event' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('button', { name: 'Redact first' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText(/Replaced \d+ names/);
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName), String(step)).toMatch(
        /DIALOG|BODY/,
      );
      expect(await page.evaluate(() => document.activeElement?.closest('main'))).toBeNull();
    }
    await dialog(page).getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  test('the dialog and what is said beside the buttons have no fault of accessibility, on a phone too', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/classify/');
    await box(page).fill(TEXT);
    await page.getByRole('button', { name: 'Redact', exact: true }).click();
    await expect(note(page)).toContainText('Replaced');
    const { violations: below } = await new AxeBuilder({ page }).include('event-sharing').include('privacy-proof').analyze();
    expect(below.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Copy a link with this event' }).click();
    await dialog(page).getByRole('button', { name: 'Copy the link' }).click();
    await expect(dialog(page).getByRole('textbox', { name: 'The link' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('a screen reader hears what the page shows', async ({ page }) => {
    await page.goto('/classify/');
    const status = page.locator('.classify-status');
    await box(page).fill('{"kind":"Pod","apiVersion":"v1"}');
    await expect(status).toHaveText('Not a Kubernetes audit event');
    await box(page).fill('{"kind":"Event",');
    await expect(status).toHaveText('This cannot be read');
    await box(page).fill(JSON.stringify({ ...EXEC, userAgent: 'curl/8.5.0', annotations: undefined }));
    await expect(status).toHaveText('get-pods-exec, outcome: started');
    await expect(page.locator('audit-classifier')).toMatchAriaSnapshot(`
      - 'textbox "Audit events: JSON, YAML, CSV, or lines of a log"'
      - button "Open a file"
      - button "Clear"
      - button "An exec session"
      - button "Several lines"
      - button "Redact"
      - button "Copy a link with this event …"
      - status: "get-pods-exec, outcome: started"
      - article:
        - heading "get pods/exec operation get-pods-exec" [level=2]:
          - link "get pods/exec"
        - heading "What this record tells" [level=3]
        - term: Who
        - definition:
          - paragraph:
            - text: User "alice@corp.example.net" from
            - link "user.username"
        - term: What
        - definition
        - term: Target
        - term: From where
        - term: Outcome
        - definition:
          - paragraph: Started
        - term: Client
        - heading "Detection rules on this event" [level=3]
        - heading "Fields of this event" [level=3]
        - table "Fields in the order of the event":
          - caption: Fields in the order of the event
          - rowgroup:
            - row "Field Value":
              - columnheader "Field"
              - columnheader "Value"
          - rowgroup:
            - row "kind Event":
              - rowheader "kind":
                - link "kind"
              - cell "Event"
    `);
  });
});
