import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { type BrowserLaunch, toPlaywright } from '../browser/find.ts';
import { MEASURED_PAGES } from './measured-pages.ts';
import { openPhone } from './phone.ts';

/** How long a page took to show something after each interaction with one of its controls. */
export interface InteractionSpeed {
  readonly path: string;
  /** Of each control, its name and the longest of its interactions, in milliseconds. */
  readonly controls: readonly { readonly name: string; readonly duration: number }[];
}

/** What a reader can press or type into, and what stays on the page. */
const CONTROLS = 'summary, button, select, input:not([type=file]), textarea';

/** Long enough for what an interaction starts to be shown on a slow phone, in milliseconds. */
const PAUSE = 500;

/**
 * Uses every control of seven kinds of pages on a slow phone, and times each from the tap or key to the end of the next frame: what browsers
 * report as Interaction to Next Paint, but for the time until the frame is on the glass, which a browser without a screen does not know.
 */
export async function measureInteractions(launch: BrowserLaunch, site: string): Promise<readonly InteractionSpeed[]> {
  const browser = await chromium.launch(toPlaywright(launch));
  try {
    const speeds: InteractionSpeed[] = [];
    for (const path of MEASURED_PAGES) speeds.push({ path, controls: await useControls(browser, `${site}${path.slice(1)}`) });
    return speeds;
  } finally {
    await browser.close();
  }
}

async function useControls(browser: Browser, address: string): Promise<InteractionSpeed['controls']> {
  const page = await openPhone(browser);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(watchInteractions);
  const controls: InteractionSpeed['controls'][number][] = [];
  for (const control of await page.locator(CONTROLS).all()) {
    if (!(await control.isVisible()) || !(await control.isEnabled())) continue;
    const name = await control.evaluate(nameControl);
    await use(page, control);
    await page.waitForTimeout(PAUSE);
    controls.push({ name, duration: await page.evaluate(takeLongest) });
    await page.keyboard.press('Escape'); // closes what may lie over the next one
  }
  await page.context().close();
  return controls;
}

async function use(page: Page, control: Locator): Promise<void> {
  const isText = await control.evaluate((element) => element.matches('textarea, input:not([type=radio], [type=checkbox])'));
  await control.scrollIntoViewIfNeeded();
  if (!isText) return control.tap();
  await control.focus();
  await page.keyboard.type('pods', { delay: PAUSE / 2 });
}

/** Runs in the page: from each tap or key to the end of the next frame. */
function watchInteractions(): void {
  const state = globalThis as { longest?: number };
  const watch = ({ timeStamp }: Event): void => {
    const note = (): void => {
      state.longest = Math.max(state.longest ?? 0, performance.now() - timeStamp);
    };
    requestAnimationFrame(() => setTimeout(note));
  };
  for (const type of ['pointerdown', 'click', 'keydown'])
    document.addEventListener(type, watch, { capture: true, passive: true });
}

/** Runs in the page: the longest interaction since the last call. */
function takeLongest(): number {
  const state = globalThis as { longest?: number };
  const { longest = 0 } = state;
  state.longest = 0;
  return longest;
}

/** Runs in the page. */
function nameControl(element: Element): string {
  const text =
    element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
  return (text ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
}
