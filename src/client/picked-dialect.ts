/** Under this key the browser keeps the id of the dialect that the reader has picked. */
const KEY = 'dialect';
const CHANGED = 'dialect-picked';

/** The id of the picked dialect, such as `elastic-kubernetes`; undefined where none is picked or storage is not allowed. */
export function readPickedDialect(): string | undefined {
  try {
    const id = localStorage.getItem(KEY);
    return id !== null && /^[a-z][a-z0-9-]*$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Picks a dialect, or none, and tells all who listen. Without storage the choice holds for this page only. */
export function pickDialect(id: string | undefined): void {
  try {
    if (id === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, id);
  } catch {
    // Told below all the same.
  }
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: id }));
}

/** Calls back at each change, also of one made in another tab. Answers what ends this. */
export function onDialectPicked(listener: (id: string | undefined) => void): () => void {
  const hear = (event: Event): void => listener((event as CustomEvent<string | undefined>).detail ?? undefined);
  const hearTab = (event: StorageEvent): void => {
    if (event.key === KEY || event.key === null) listener(readPickedDialect());
  };
  document.addEventListener(CHANGED, hear);
  window.addEventListener('storage', hearTab);
  return () => {
    document.removeEventListener(CHANGED, hear);
    window.removeEventListener('storage', hearTab);
  };
}

/**
 * Makes more of what stands in an element, where a dialect is picked, and else at a click on its link, which leads to the same without
 * script. After a click the focus goes to what has come into the element. If `start` fails, the link is followed.
 */
export function startOnPick(host: HTMLElement, start: (address: string) => Promise<void>): void {
  const link = host.querySelector('a');
  if (!link) return;
  if (readPickedDialect() !== undefined) void start(link.href).catch(() => undefined);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void start(link.href).then(
      () => host.querySelector<HTMLElement>('select, summary')?.focus(),
      () => location.assign(link.href),
    );
  });
}
