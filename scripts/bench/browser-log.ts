import type { Page } from '@playwright/test';
import type { BrowserLaunch } from '../browser/find.ts';
import { inFreshBrowser, readPeakMiB } from './browser.ts';
import { compareWays, type LogRun, type LogSpeeds } from './log-speed.ts';
import type { Way } from './read-log.ts';

/** What a way of reading finds out inside the page. */
type Timed = Pick<LogRun, 'seconds' | 'events'>;

/** Times the reading of a made-up audit log of some megabytes on the page of the classifier; the medians of all rounds. */
export function measureBrowserLogSpeed(
  launch: BrowserLaunch,
  site: string,
  megabytes: number,
  rounds: number,
): Promise<LogSpeeds> {
  return compareWays(megabytes, rounds, (way, file) =>
    inFreshBrowser(launch, `${site}classify/`, async (page, browser) => {
      page.setDefaultTimeout(0); // a log may be of any length
      const timed = await readIn(page, way, file);
      return { ...timed, peakMiB: await readPeakMiB(browser) };
    }),
  );
}

function readIn(page: Page, way: Way, file: string): Promise<Timed> {
  switch (way) {
    case 'parse':
      return readByParsing(page, file);
    case 'count':
      return readOnPage(page, file, false);
    case 'rules':
      return readOnPage(page, file, true);
  }
}

/** From the choice of the file, or of the button that leaves the rules out, until its report stands on the page. */
async function readOnPage(page: Page, file: string, withRules: boolean): Promise<Timed> {
  const input = page.locator('#classify-file');
  if (!withRules) await input.setInputFiles(file);
  const opener = withRules ? input : page.getByRole('button', { name: 'Without rules: faster' });
  const seconds = opener.evaluate(timeReport, withRules ? 'change' : 'click');
  if (withRules) await input.setInputFiles(file);
  else await opener.click();
  const taken = await seconds;
  const events = page
    .locator('.file-report .figures > div')
    .filter({ has: page.locator('dt', { hasText: /^Audit events$/ }) })
    .locator('dd');
  return { seconds: taken, events: Number((await events.innerText()).replaceAll(',', '')) };
}

/** Runs in the page. */
function timeReport(opener: Element, sign: string): Promise<number> {
  return new Promise((resolve) => {
    let start = Number.NaN;
    opener.addEventListener(sign, () => (start = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector('.file-report') === null) return;
      observer.disconnect();
      resolve((performance.now() - start) / 1000);
    });
    observer.observe(document.querySelector('.classify-result') as Element, { childList: true, subtree: true });
  });
}

/** JSON.parse of every line in a worker of an empty page: on those of this site no text becomes a script. */
async function readByParsing(page: Page, file: string): Promise<Timed> {
  await page.goto('about:blank');
  const input = await page.evaluateHandle(() => {
    const added = document.body.appendChild(document.createElement('input'));
    added.type = 'file';
    return added;
  });
  await input.setInputFiles(file);
  return input.evaluate(timeParsing, `(${parseLines.toString()})()`);
}

/** Runs in the page. */
function timeParsing(input: HTMLInputElement, script: string): Promise<Timed> {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  return new Promise((resolve, reject) => {
    const start = performance.now();
    worker.addEventListener('message', ({ data }) => resolve({ seconds: (performance.now() - start) / 1000, events: data }));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(input.files?.[0]);
  });
}

/** Runs in the worker: nothing outside of it may be named here. */
function parseLines(): void {
  self.addEventListener('message', async ({ data }: MessageEvent<File>) => {
    const reader = data.stream().getReader();
    const decoder = new TextDecoder();
    let [held, events] = ['', 0];
    const parse = (line: string): void => {
      if (line !== '' && JSON.parse(line).verb) events += 1;
    };
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const text = held + decoder.decode(value, { stream: true });
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        parse(text.slice(from, at));
        from = at + 1;
      }
      held = text.slice(from);
    }
    parse(held);
    self.postMessage(events);
  });
}
