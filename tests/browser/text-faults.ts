import type { Page } from '@playwright/test';

/** Texts that cannot be read on the page as it stands: cut off at the edge of a part that does not scroll, or below another text. */
export async function findTextFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Line {
      readonly node: Text;
      readonly box: DOMRect;
    }
    const say = ({ node }: Line) =>
      `"${node.data.trim().slice(0, 40)}" in ${node.parentElement?.tagName} ${node.parentElement?.className}`;

    const isWithin = (element: Element, property: string, value: RegExp) => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (value.test(getComputedStyle(at).getPropertyValue(property))) return true;
      }
      return false;
    };

    const lines: Line[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement;
      if (!parent || node.data.trim() === '' || parent.closest('script, style, noscript, option, textarea, .skip')) continue;
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || isWithin(parent, 'clip-path', /inset/))
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) lines.push({ node, box });
    }

    /** Whether a text ends at the edge of a part that neither scrolls nor lets it stand out. */
    const isCut = ({ node, box }: Line) => {
      for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (scrolls(at)) return false;
        const edge = at.getBoundingClientRect();
        if (overflowX !== 'visible' && (box.right > edge.right + 1 || box.left < edge.left - 1)) return true;
        if (overflowY !== 'visible' && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)) return true;
      }
      return box.right > document.documentElement.clientWidth + 1 || box.left < -1;
    };

    const scrolls = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return [overflowX, overflowY].some((flow) => flow === 'auto' || flow === 'scroll');
    };

    /** The line as it is seen through the parts that scroll; nothing where it is scrolled away. */
    const seenPart = ({ node, box }: Line): readonly Line[] => {
      let { left, right, top, bottom } = box;
      for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
        if (!scrolls(at)) continue;
        const edge = at.getBoundingClientRect();
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      if (isWithin(node.parentElement ?? document.body, 'position', /sticky/)) return []; // what scrolls below it comes out again
      return right - left > 1 && bottom - top > 1 ? [{ node, box: new DOMRect(left, top, right - left, bottom - top) }] : [];
    };

    /** Boxes of lines are higher than their letters; the middle half is what has to be free. */
    const isOver = (one: DOMRect, other: DOMRect) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
      Math.min(one.bottom - one.height / 4, other.bottom - other.height / 4) -
        Math.max(one.top + one.height / 4, other.top + other.height / 4) >
        1;

    const sorted = lines.flatMap(seenPart).sort((a, b) => a.box.top - b.box.top);
    const faults = lines.filter(isCut).map((line) => `cut off: ${say(line)}`);
    for (const [at, line] of sorted.entries()) {
      for (let next = at + 1; next < sorted.length; next++) {
        const other = sorted[next];
        if (!other || other.box.top > line.box.bottom) break;
        if (other.node !== line.node && isOver(line.box, other.box)) faults.push(`over each other: ${say(line)}, ${say(other)}`);
      }
    }
    return [...new Set(faults)];
  });
}
