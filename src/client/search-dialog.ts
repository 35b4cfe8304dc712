import { element } from './element.ts';
import { loadIndex } from './search/load-index.ts';
import type { SiteSearch } from './site-search.ts';
import './site-search.ts';

let dialog: HTMLDialogElement | undefined;

/**
 * Opens the search over the page; what was typed last on this page is still there. `style` is the address of the search's own style
 * sheet, which reference pages do not load before; undefined where the page has it.
 */
export async function openSearchDialog(style: string | undefined): Promise<void> {
  void loadIndex().catch(() => undefined); // the box says so where it cannot be had
  if (style && !dialog) await loadStyle(style);
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<SiteSearch>('site-search')?.focusInput();
}

/** Resolves when the sheet applies; also when it cannot be had, since plain results are better than none. */
function loadStyle(address: string): Promise<void> {
  const link = element('link', { rel: 'stylesheet', href: address });
  return new Promise((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });
}

function makeDialog(): HTMLDialogElement {
  const close = element(
    'button',
    { type: 'button', class: 'btn search-close' },
    'Close',
    element('kbd', { 'aria-hidden': 'true' }, 'Esc'),
  );
  const search = element('site-search' as 'div', { 'data-mode': 'dialog' });
  const made = element('dialog', { class: 'search-window', 'aria-label': 'Search' }, search, close);
  close.addEventListener('click', () => made.close());
  // A click beside the box is one on the dialog itself; one on a result leads away, perhaps to a place on this very page.
  made.addEventListener('click', ({ target }) => {
    if (target === made || (target instanceof Element && target.closest('a.result'))) made.close();
  });
  document.body.append(made);
  return made;
}
