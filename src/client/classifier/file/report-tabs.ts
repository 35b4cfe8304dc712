import { element } from '../../element.ts';

export interface Tab {
  readonly title: string;
  /** What stands behind the title: a count. */
  readonly note: string;
  readonly render: () => Node;
}

/**
 * Parts of a report of which one is shown, by the pattern of ARIA: arrow keys, Home and End go from tab to tab. A part is made when it is
 * first shown; all are printed.
 */
export function renderTabs(label: string, tabs: readonly Tab[], first: number): HTMLElement {
  const made = tabs.map((tab, at) => makeTab(tab, `report-${at}`));
  const list = element(
    'div',
    { class: 'tabs no-print', role: 'tablist', 'aria-label': label },
    ...made.map(({ button }) => button),
  );
  const select = (at: number): void => {
    made[at]?.fill();
    made.forEach(({ button, panel }, index) => {
      button.ariaSelected = String(index === at);
      button.tabIndex = index === at ? 0 : -1;
      panel.hidden = index !== at;
    });
  };
  made.forEach(({ button }, at) => {
    button.addEventListener('click', () => select(at));
    button.addEventListener('keydown', (event) => {
      const next = nextTab(event.key, at, made.length);
      if (next === undefined) return;
      event.preventDefault();
      select(next);
      made[next]?.button.focus();
    });
  });
  select(first);
  const node = element('div', {}, list, ...made.map(({ panel }) => panel));
  printAll(node, made);
  return node;
}

function nextTab(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

interface MadeTab {
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  readonly fill: () => void;
}

function makeTab({ title, note, render }: Tab, id: string): MadeTab {
  const count = note === '' ? [] : [' ', element('span', { class: 'num', text: note })];
  const button = element('button', { type: 'button', role: 'tab', id: `${id}-tab`, 'aria-controls': id }, title, ...count);
  const panel = element('div', { role: 'tabpanel', id, 'aria-labelledby': `${id}-tab`, tabindex: '0' });
  let isFilled = false;
  const fill = (): void => {
    if (!isFilled) panel.append(element('h3', { class: 'print-only', text: title }), render());
    isFilled = true;
  };
  return { button, panel, fill };
}

/** Tables hear of print too: they make the rows that are printed. */
function printAll(node: HTMLElement, made: readonly MadeTab[]): void {
  const tell = (name: string): void => {
    for (const table of node.querySelectorAll('.report-table')) table.dispatchEvent(new Event(name));
  };
  let hidden: readonly HTMLElement[] = [];
  const before = (): void => {
    if (!node.isConnected) return;
    hidden = made.map(({ panel }) => panel).filter((panel) => panel.hidden);
    for (const { fill, panel } of made) {
      fill();
      panel.hidden = false;
    }
    tell('report-print');
  };
  const after = (): void => {
    for (const panel of hidden) panel.hidden = true;
    if (hidden.length > 0) tell('report-screen');
    hidden = [];
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
}
