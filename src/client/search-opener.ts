/**
 * What every page loads of the search: `/` and the link in the site's head open it. Its code comes at the first use. Where that fails,
 * and on pages that may not connect to anything, the link leads to the search page.
 */
const link = document.querySelector<HTMLAnchorElement>('.site-head [data-search]');
const box = document.querySelector<HTMLElement & { focusInput?: () => void }>('site-search');

if (box) void import('./site-search.ts');

async function open(): Promise<void> {
  if (box?.focusInput) box.focusInput();
  else if (link?.dataset['search'] !== 'dialog') link?.click();
  else {
    try {
      await (await import('./search-dialog.ts')).openSearchDialog(link.dataset['style']);
    } catch {
      location.href = link.href;
    }
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  event.preventDefault();
  void open();
});

link?.addEventListener('click', (event) => {
  if (link.dataset['search'] !== 'dialog' || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open();
});
