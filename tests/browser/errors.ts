import type { Page } from '@playwright/test';

/** Where the set-up serves the site. */
const ownHost = new URL(process.env['ATLAS_TEST_URL'] ?? 'http://localhost').host;

/** Collects what must not happen from now on: errors, requests to other hosts, violations of the page's policy. */
export async function watchReports(page: Page, host = ownHost): Promise<string[]> {
  const reports: string[] = [];
  page.on('pageerror', (error) => reports.push(error.message));
  page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
  page.on('websocket', (socket) => reports.push(`socket: ${socket.url()}`));
  page.on('request', (request) => {
    const { host: asked, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== host) reports.push(`other host: ${request.url()}`);
  });
  await page.exposeFunction('noteViolation', (text: string) => reports.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const { noteViolation } = window as unknown as { noteViolation: (text: string) => void };
      noteViolation(`policy: ${effectiveDirective} ${blockedURI} ${sample}`.trim());
    });
  });
  return reports;
}

/** The same, with what is no fault where somebody leaves a page or asks for one that is not there: warnings, failed requests, answers from 400 on. */
export async function watchErrors(page: Page, host = ownHost): Promise<readonly string[]> {
  const errors = await watchReports(page, host);
  page.on('console', (message) => message.type() === 'warning' && errors.push(message.text()));
  page.on('requestfailed', (request) => errors.push(`failed: ${request.url()}`));
  page.on('response', (response) => response.status() >= 400 && errors.push(`${response.status()}: ${response.url()}`));
  return errors;
}
