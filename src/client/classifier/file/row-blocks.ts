import { element } from '../../element.ts';

/** Rows of a block. A block is on the page as a whole, or its height alone. */
export const BLOCK_ROWS = 40;

/** How near to the window a block is made, in CSS pixels above and below: far enough that scrolling and Tab find it ready. */
const MARGIN = 800;

/** Height of a row until one has been seen, in CSS pixels. */
const FIRST_GUESS = 36;

export interface RowSource {
  readonly count: number;
  readonly makeRow: (index: number) => HTMLTableRowElement;
  /** Columns of the table, for the cell that keeps the place of rows that are not there. */
  readonly columns: number;
}

/** The rows of a long table: those near the window are real, the rest is empty height. */
export interface RowBlocks {
  readonly show: (source: RowSource) => void;
  /** Makes the first rows real and hides the rest, for print; a call of `show` or `release` goes back. */
  readonly pin: (rows: number) => void;
  readonly release: () => void;
}

interface Block {
  readonly body: HTMLTableSectionElement;
  readonly first: number;
  readonly rows: number;
  isReal: boolean;
}

/**
 * Fills a table with blocks of rows, each a tbody. The page scrolls, not a box in it, and rows may have any height: a block that goes
 * leaves the height that it had. Takes turns with the browser, so that ten thousand rows cost as much as a hundred.
 */
export function createRowBlocks(table: HTMLTableElement): RowBlocks {
  let source: RowSource = { count: 0, makeRow: () => document.createElement('tr'), columns: 1 };
  let blocks: Block[] = [];
  let rowHeight = FIRST_GUESS;
  const make = (block: Block): void => {
    if (block.isReal) return;
    block.isReal = true;
    block.body.replaceChildren(...Array.from({ length: block.rows }, (_, at) => source.makeRow(block.first + at)));
  };
  const drop = (block: Block, height: number): void => {
    if (block.body.contains(document.activeElement)) return;
    block.isReal = false;
    block.body.replaceChildren(makeSpace(height, source.columns));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const block = blocks.find(({ body }) => body === target);
        if (!block) continue;
        if (isIntersecting) make(block);
        else if (block.isReal && boundingClientRect.height > 0) {
          rowHeight = boundingClientRect.height / block.rows;
          drop(block, boundingClientRect.height);
        }
      }
    },
    { rootMargin: `${MARGIN}px 0px` },
  );
  const show = (next: RowSource): void => {
    source = next;
    for (const { body } of blocks) body.remove();
    observer.disconnect();
    blocks = cutBlocks(next.count).map((part) => ({ ...part, body: document.createElement('tbody'), isReal: false }));
    for (const [at, block] of blocks.entries()) {
      if (at === 0) make(block);
      else drop(block, block.rows * rowHeight);
    }
    table.append(...blocks.map(({ body }) => body));
    for (const { body } of blocks) observer.observe(body);
  };
  return {
    show,
    pin: (rows) => {
      observer.disconnect();
      for (const block of blocks) {
        if (block.first < rows) make(block);
        block.body.hidden = block.first >= rows;
      }
    },
    release: () => show(source),
  };
}

/** First row and number of rows of each block. */
export function cutBlocks(count: number): { readonly first: number; readonly rows: number }[] {
  return Array.from({ length: Math.ceil(count / BLOCK_ROWS) }, (_, at) => {
    const first = at * BLOCK_ROWS;
    return { first, rows: Math.min(BLOCK_ROWS, count - first) };
  });
}

/** Is no row for those who cannot see it: the rows that are there say their place. */
function makeSpace(height: number, columns: number): HTMLTableRowElement {
  const cell = element('td', { colspan: String(columns) });
  cell.style.blockSize = `${height}px`;
  return element('tr', { class: 'space', 'aria-hidden': 'true' }, cell);
}
