import type { Page } from '@playwright/test';

/**
 * Gives the focus to every control of the page as the Tab key would, `on` from the first to the last or `back`, and looks at each: that
 * it takes the focus, has an outline that nothing around it cuts off, is in the window, and lies below nothing (WCAG 2.2, 2.4.7 and
 * 2.4.11). On the way back the page scrolls up, so that what sticks to its top may cover a control. To call `focus` scrolls as the key
 * does, at a fraction of its time; real keys walk a few pages in reading.spec.ts. Returns the faults, one line each.
 */
export async function walkControls(page: Page, way: 'on' | 'back'): Promise<readonly string[]> {
  await page.keyboard.press('Tab'); // from here on the browser shows where the focus is
  return page.evaluate((way) => {
    document.documentElement.style.scrollBehavior = 'auto'; // the page is at its place at once
    const selector =
      'a[href], area[href], button, summary, input, select, textarea, iframe, audio, video, [tabindex], [contenteditable]';
    const controls = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (control) => control.tabIndex >= 0 && !control.matches(':disabled') && control.checkVisibility(),
    );
    const name = (control: Element) => `${control.tagName.toLowerCase()} ${control.outerHTML.slice(0, 90)}`;
    const isNear = (hit: Element | null, control: Element) =>
      hit !== null && (control.contains(hit) || hit.contains(control) || hit.closest('label') !== null);

    /** Of the lines of a link that runs over several, the first. */
    const isCovered = (control: HTMLElement) => {
      const box = control.getClientRects()[0] ?? control.getBoundingClientRect();
      const [left, right] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
      const [top, bottom] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2];
      if (right < left || bottom < top) return true;
      const rows = box.height > innerHeight / 2 ? [(top + bottom) / 2] : [top, bottom];
      return !rows.every((y) => isNear(document.elementFromPoint((left + right) / 2, y), control));
    };

    /** What shows the focus of a control: of an input that cannot be seen, its label. */
    const shownBy = (control: HTMLElement) =>
      control.matches('.file-input') ? (control.previousElementSibling as HTMLElement) : control;

    /** Whether a part around the control cuts off its outline at a side to which that part cannot be scrolled further. */
    const isCut = (control: HTMLElement) => {
      const { outlineWidth, outlineOffset } = getComputedStyle(control);
      const room = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset) - 0.5;
      const box = control.getBoundingClientRect();
      for (let at = control.parentElement; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const edge = at.getBoundingClientRect();
        const restX = at.scrollWidth - at.clientWidth - at.scrollLeft;
        const restY = at.scrollHeight - at.clientHeight - at.scrollTop;
        const across = (box.left - room < edge.left && at.scrollLeft < 1) || (box.right + room > edge.right && restX < 1);
        const along = (box.top - room < edge.top && at.scrollTop < 1) || (box.bottom + room > edge.bottom && restY < 1);
        if (across || along) return true;
      }
      return false;
    };

    const look = (control: HTMLElement): readonly string[] => {
      control.focus();
      if (document.activeElement !== control) return [`takes no focus: ${name(control)}`];
      const { outlineStyle, outlineWidth } = getComputedStyle(shownBy(control));
      return [
        ...(outlineStyle === 'none' || outlineWidth === '0px' ? [`shows no focus: ${name(control)}`] : []),
        ...(isCut(shownBy(control)) ? [`has its outline cut off: ${name(control)}`] : []),
        ...(isCovered(shownBy(control)) ? [`is out of sight or covered: ${name(control)}`] : []),
      ];
    };

    const positive = controls
      .filter(({ tabIndex }) => tabIndex > 0)
      .map((control) => `has a place of its own in the order: ${name(control)}`);
    return [...positive, ...(way === 'on' ? controls : controls.reverse()).flatMap(look)];
  }, way);
}
