/**
 * What every page loads of the search: `/` and the link in the site's head open it. Its code comes at the first use. Where that fails,
 * and on pages that may not connect to anything, the link leads to the search page.
 */
const link = document.querySelector<HTMLAnchorElement>('.site-head [data-search]');
const box = document.querySelector<HTMLElement & { focusInput?: () => void }>('site-search');

let isPreloaded = false;
const loadDialog = () => import('./search-dialog.ts');

if (box) void import('./site-search.ts');

async function open(): Promise<void> {
  if (box?.focusInput) box.focusInput();
  else if (link?.dataset['search'] !== 'dialog') link?.click();
  else {
    preloadIndex(link.href);
    try {
      await (await loadDialog()).openSearchDialog(link.dataset['style']);
    } catch {
      location.href = link.href;
    }
  }
}

/** So that the index comes along with the code that reads it, and not after. */
function preloadIndex(page: string): void {
  if (isPreloaded) return;
  isPreloaded = true;
  const preload = { rel: 'preload', as: 'fetch', crossOrigin: '', href: `${page}identifiers.json` };
  document.head.append(Object.assign(document.createElement('link'), preload));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  event.preventDefault();
  void open();
});

/** A finger or pointer on the link: the code is on its way before the click. */
link?.addEventListener('pointerenter', () => {
  if (link.dataset['search'] === 'dialog' && !box) void loadDialog().catch(() => undefined);
});

link?.addEventListener('click', (event) => {
  if (link.dataset['search'] !== 'dialog' || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open();
});
