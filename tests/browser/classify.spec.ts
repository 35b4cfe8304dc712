import type { Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

const EXEC = {
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  level: 'Metadata',
  auditID: '3f6a',
  stage: 'ResponseStarted',
  requestURI: '/api/v1/namespaces/shop/pods/web-0/exec?command=id&container=app&stdin=true',
  verb: 'get',
  user: { username: 'system:serviceaccount:shop:ci', groups: ['system:authenticated'] },
  sourceIPs: ['203.0.113.9', '10.0.0.7'],
  userAgent: 'kubectl/v1.36.3',
  objectRef: { resource: 'pods', namespace: 'shop', name: 'web-0', apiVersion: 'v1', subresource: 'exec' },
  responseStatus: { metadata: {}, code: 101 },
  annotations: { 'authorization.k8s.io/decision': 'allow' },
};

const result = (page: Page) => page.locator('.classify-result');

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('#classify-text').fill(text);
}

test.describe('the classifier', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/classify/');
  });

  test('names the operation of an event, links its page, and says what happened', async ({ page }) => {
    await paste(page, JSON.stringify(EXEC));
    await expect(result(page).locator('.answer-title a')).toHaveAttribute('href', '/kubernetes-pods/get-pods-exec/');
    const sentence = result(page).locator('.sentence');
    await expect(sentence).toContainText('Service account ci of namespace shop');
    await expect(sentence).toContainText('run a command in Pod web-0');
    await expect(sentence).toContainText('101');
    await result(page).locator('.answer-title a').click();
    await expect(page.locator('h1')).toContainText('pods/exec');
  });

  test('links every field to its page, those with free keys too', async ({ page }) => {
    await paste(page, JSON.stringify({ ...EXEC, user: { ...EXEC.user, extra: { 'example.com/team': ['blue'] } } }));
    const links = result(page).locator('.fields th a');
    await expect(links.filter({ hasText: 'objectRef.subresource' })).toHaveAttribute('href', '/fields/objectref.subresource/');
    await expect(links.filter({ hasText: 'example.com/team' })).toHaveAttribute('href', '/fields/user.extra.key/');
    const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const address of new Set(addresses)) expect((await page.request.get(address)).status(), address).toBe(200);
  });

  test('reads YAML, pretty JSON, an EventList and lines', async ({ page }) => {
    await paste(page, 'kind: Event\napiVersion: audit.k8s.io/v1\nverb: list\nobjectRef:\n  resource: secrets\n');
    await expect(result(page).locator('.answer-title')).toContainText('list secrets');
    await paste(page, JSON.stringify(EXEC, null, 2));
    await expect(result(page).locator('.answer-title')).toContainText('get pods/exec');
    await paste(page, JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items: [EXEC, EXEC] }));
    await expect(result(page).locator('tbody tr')).toHaveCount(2);
    await paste(page, `${JSON.stringify(EXEC)}\n{"broken\n{"kind":"Pod","apiVersion":"v1"}\n`);
    await expect(result(page).locator('caption')).toHaveText('1 audit event, 1 other record, 1 that cannot be read');
    await result(page).getByRole('button', { name: 'Open the record of line 2' }).click();
    await expect(result(page).locator('.classify-detail')).toContainText('This cannot be read');
  });

  test('tells who, what and with what outcome, each with its fields, and what the client only says', async ({ page }) => {
    await paste(page, JSON.stringify({ ...EXEC, impersonatedUser: { username: 'bob' } }));
    const rows = result(page).locator('.verdict > div');
    const row = (question: string) => rows.filter({ has: page.locator('dt', { hasText: new RegExp(`^${question}$`) }) });
    await expect(rows.locator('dt')).toHaveText([
      ...['Who', 'Acting as', 'What', 'Target', 'From where', 'Outcome', 'Disclosed', 'Client', 'Session'],
    ]);
    await expect(row('What')).toContainText('Command: id');
    await expect(row('From where').locator('p', { hasText: '203.0.113.9' })).toContainText('client’s word');
    await expect(row('Outcome').locator('.outcome')).toHaveText('Started');
    await expect(row('Who').locator('a').first()).toHaveAttribute('href', '/fields/user.username/');
    await expect(page.getByRole('status')).toHaveText('get-pods-exec, outcome: started');
    const addresses = await rows.locator('a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const address of new Set(addresses)) expect((await page.request.get(address)).status(), address).toBe(200);
  });

  test('shows the records of one request together, by keyboard too', async ({ page }) => {
    const stages = ['RequestReceived', 'ResponseStarted', 'ResponseComplete'].map((stage, second) => ({
      ...EXEC,
      stage,
      responseStatus: second === 0 ? undefined : EXEC.responseStatus,
      stageTimestamp: `2026-11-23T07:20:0${second * 3}.000000Z`,
    }));
    const text = stages.map((event) => JSON.stringify(event)).join('\n');
    await paste(page, text);
    await expect(page.getByRole('status')).toHaveText('get-pods-exec, outcome: took effect; 3 audit events of 1 request');
    await expect(result(page).locator('.verdict')).toContainText('Open for 3.0 s, from ResponseStarted to ResponseComplete');
    const received = result(page).getByRole('button', { name: 'RequestReceived' });
    await received.focus();
    await page.keyboard.press('Enter');
    await expect(received).toHaveAttribute('aria-pressed', 'true');
    await expect(received).toBeFocused();
    await expect(result(page).locator('.outcome')).toHaveText('Unknown');
    await paste(page, `${text}\n${JSON.stringify({ ...EXEC, auditID: 'other' })}`);
    await expect(result(page).locator('caption')).toHaveText('4 audit events of 2 requests');
    await expect(result(page).locator('tbody tr')).toHaveCount(2);
    await expect(result(page).locator('tbody tr').first()).toContainText('took effect (101)');
    await result(page).getByRole('button', { name: 'Open the record of line 1' }).click();
    await expect(result(page).locator('.classify-detail')).toBeFocused();
  });

  test('says of a custom resource what can be said', async ({ page }) => {
    const objectRef = {
      resource: 'applications',
      apiGroup: 'argoproj.io',
      apiVersion: 'v1alpha1',
      namespace: 'argocd',
      name: 'shop',
    };
    await paste(
      page,
      JSON.stringify({ ...EXEC, requestURI: '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/shop', objectRef }),
    );
    await expect(result(page).locator('.answer-title')).toContainText('not in the catalog');
    await expect(result(page)).toContainText('argoproj.io');
  });

  test('says what a text is that is no audit event, and where a broken one breaks', async ({ page }) => {
    await paste(page, '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"x"}}');
    await expect(result(page)).toContainText('Not a Kubernetes audit event');
    await paste(page, '{"kind":"Event", oops');
    await expect(result(page)).toContainText('Line 1, column 18');
    await paste(page, '   ');
    await expect(result(page)).toBeEmpty();
  });

  test('shows hostile text as text', async ({ page }) => {
    let ran = false;
    page.on('dialog', (dialog) => {
      ran = true;
      void dialog.dismiss();
    });
    const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>\u202e';
    await paste(page, JSON.stringify({ ...EXEC, userAgent: hostile, user: { username: hostile }, [hostile]: hostile }));
    await expect(result(page).locator('.answer-title')).toContainText('get pods/exec');
    await expect(result(page).locator('img, script')).toHaveCount(0);
    expect(ran).toBe(false);
  });

  test('sends nothing: all that it asks for is scripts of its own, by the same names whatever is pasted, and its policy forbids more', async ({
    page,
    allowReports,
  }) => {
    allowReports(/connect-src|Fetch API cannot load/);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("connect-src 'none'");
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${request.resourceType()} ${request.url()}`));
    await paste(page, JSON.stringify(EXEC));
    await expect(result(page).locator('.asked-rules summary').first()).toBeVisible();
    const { origin } = new URL(page.url());
    const own = [`GET script ${origin}/_astro/`, `GET script ${origin}/classify/rules.js`];
    expect(requests.filter((request) => !own.some((start) => request.startsWith(start)))).toEqual([]);
    expect(requests.filter((request) => request.includes('?'))).toEqual([]);
    const asked = requests.length;
    await paste(page, JSON.stringify({ ...EXEC, verb: 'create' }));
    await expect(result(page).locator('.answer-title')).toContainText('create pods/exec');
    await expect(result(page).locator('.asked-rules summary').first()).toBeVisible();
    expect(requests).toHaveLength(asked);
    const refused = await page.evaluate(() =>
      fetch('/').then(
        () => false,
        () => true,
      ),
    );
    expect(refused).toBe(true);
  });

  test('says which rules fire, which nearly do and by what, and which leave it open', async ({ page }) => {
    await paste(page, JSON.stringify({ ...EXEC, verb: 'create', objectRef: { ...EXEC.objectRef, namespace: 'default' } }));
    const rules = result(page).locator('.asked-rules');
    const group = (name: RegExp) => rules.locator('details').filter({ has: page.locator('summary', { hasText: name }) });
    const fires = group(/rules fire$/);
    await expect(fires).toHaveAttribute('open');
    await expect(fires.getByRole('link', { name: 'Attach/Exec Pod', exact: true })).toHaveAttribute(
      'href',
      '/rules/falco/attach-exec-pod/',
    );
    const nearly = group(/nearly fire/);
    await expect(nearly.locator('li')).toHaveCount(0);
    await nearly.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(nearly.locator('li').first()).toContainText('the rule asks');
    await group(/may fire/)
      .locator('summary')
      .click();
    await expect(group(/may fire/)).toContainText('It also asks for');
    await group(/do not fire/)
      .locator('summary')
      .click();
    await expect(
      group(/do not fire/)
        .locator('li')
        .nth(100),
    ).toBeAttached();
    for (const href of ['/classify/rules.js', (await fires.locator('li > a').first().getAttribute('href')) ?? ''])
      expect((await page.request.get(href)).status(), href).toBe(200);
  });

  test('says of several records on which lines a rule fires, and stops asking when the text is another', async ({ page }) => {
    const list = { ...EXEC, verb: 'list', requestURI: '/api/v1/secrets', objectRef: { resource: 'secrets', apiVersion: 'v1' } };
    await paste(
      page,
      [EXEC, list, { kind: 'Pod' }, EXEC].map((event, at) => JSON.stringify({ ...event, auditID: `${at}` })).join('\n'),
    );
    const rules = result(page).locator('.asked-rules');
    await expect(rules).toContainText('rules of 3 records');
    await rules.locator('summary', { hasText: 'on at least one record' }).click();
    await expect(rules.locator('li').filter({ hasText: 'Attach/Exec Pod' })).toContainText('Lines 1, 4');
    await expect(rules.locator('li').filter({ hasText: 'Kubernetes Secrets Enumeration' })).toContainText('Line 2');
    await result(page).getByRole('button', { name: 'Open the record of line 2' }).click();
    await expect(result(page).locator('.classify-detail .asked-rules summary').first()).toBeVisible();
    await paste(page, `${JSON.stringify(EXEC)}\n`.repeat(200));
    await paste(page, JSON.stringify(list));
    await expect(result(page).locator('.asked-rules h3')).toHaveText('Detection rules on this event');
    await expect(result(page).locator('.asked-rules')).toHaveCount(1);
  });

  test('says so where the rules cannot be loaded, and shows the rest', async ({ page, allowReports }) => {
    allowReports(/^Failed to load resource/);
    await page.route('**/classify/rules.js', (route) => route.abort());
    await paste(page, JSON.stringify(EXEC));
    await expect(result(page).locator('.asked-rules')).toContainText('could not be loaded');
    await expect(result(page).locator('.fields th').first()).toBeVisible();
  });

  test('opens the envelope of a cloud, and says what it has translated and what it cannot carry', async ({ page }) => {
    const protoPayload = {
      ...{ serviceName: 'k8s.io', methodName: 'io.k8s.core.v1.secrets.list', resourceName: 'core/v1/namespaces/shop/secrets' },
      ...{ authenticationInfo: { principalEmail: 'ci@example.com' }, status: { code: 7 } },
    };
    await paste(page, JSON.stringify({ insertId: 'a', protoPayload }));
    await expect(result(page).locator('.answer-title a')).toHaveAttribute('href', '/kubernetes-secrets/list-secrets/');
    await expect(result(page).locator('.sentence')).toContainText('ci@example.com');
    await expect(result(page)).toContainText('Code 403 is translated from the gRPC code 7, PERMISSION_DENIED.');
    await expect(result(page)).toContainText(/Not carried by a log entry of GKE, so unknown and not absent: level, stage/);
    await paste(page, JSON.stringify({ category: 'kube-audit', properties: { log: JSON.stringify(EXEC) } }));
    await expect(result(page).locator('.answer-title')).toContainText('get pods/exec');
    await expect(result(page)).toContainText('in a diagnostic record of AKS');
  });

  test('opens a file, and takes over what was pasted on the home page', async ({ page }) => {
    const buffer = Buffer.from(`${JSON.stringify(EXEC)}\n`.repeat(3));
    await page.locator('#classify-file').setInputFiles({ name: 'audit.log', mimeType: 'text/plain', buffer });
    await expect(result(page).locator('tbody tr')).toHaveCount(3);
    await page.goto('/');
    await page.locator('#paste-text').fill(JSON.stringify(EXEC));
    await page.getByRole('link', { name: 'Classify', exact: true }).last().click();
    await expect(page).toHaveURL(/\/classify\/$/);
    await expect(result(page).locator('.answer-title')).toContainText('get pods/exec');
  });

  test('hands a text of many megabytes to the reader of whole files', async ({ page }) => {
    const text = `${JSON.stringify(EXEC)}\n`.repeat(8000);
    await page.locator('#classify-text').evaluate((box, value) => {
      (box as HTMLTextAreaElement).value = value;
      box.dispatchEvent(new Event('input'));
    }, text);
    await expect(page.locator('.file-report .figures')).toContainText('8,000', { timeout: 30_000 });
    await expect(page.locator('#classify-text')).toHaveValue('');
  });

  test('every example on the page is answered', async ({ page }) => {
    for (const button of await page.locator('[data-example]').all()) {
      await button.click();
      await expect(result(page).locator('.answer-title, caption').first()).toBeVisible();
      await expect(result(page).locator('.warn')).toHaveCount(0);
    }
  });
});
