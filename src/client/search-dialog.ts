import { make } from './search/make.ts';
import type { SiteSearch } from './site-search.ts';
import './site-search.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page; what was typed last on this page is still there. */
export function openSearchDialog(): void {
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<SiteSearch>('site-search')?.focusInput();
}

function makeDialog(): HTMLDialogElement {
  const close = make(
    'button',
    { type: 'button', class: 'btn search-close' },
    'Close',
    make('kbd', { 'aria-hidden': 'true' }, 'Esc'),
  );
  const search = make('site-search' as 'div', { 'data-mode': 'dialog' });
  const made = make('dialog', { class: 'search-dialog', 'aria-label': 'Search' }, search, close);
  close.addEventListener('click', () => made.close());
  // A click beside the box is one on the dialog itself; one on a result leads away, perhaps to a place on this very page.
  made.addEventListener('click', ({ target }) => {
    if (target === made || (target instanceof Element && target.closest('a.result'))) made.close();
  });
  document.body.append(made);
  return made;
}
