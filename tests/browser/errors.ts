import type { Page } from '@playwright/test';

/** Where the set-up serves the site. */
const ownHost = new URL(process.env['ATLAS_TEST_URL'] ?? 'http://localhost').host;

/** Collects what must not happen from now on: errors, failed requests, requests to other hosts, violations of the page's policy. */
export async function watchErrors(page: Page): Promise<readonly string[]> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
  page.on('requestfailed', (request) => errors.push(`failed: ${request.url()}`));
  page.on('response', (response) => response.status() >= 400 && errors.push(`${response.status()}: ${response.url()}`));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== ownHost) errors.push(`other host: ${request.url()}`);
  });
  await page.exposeFunction('noteViolation', (text: string) => errors.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = window as unknown as { noteViolation: (text: string) => void };
      noteViolation(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return errors;
}
