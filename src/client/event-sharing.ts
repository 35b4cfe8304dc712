import type { EventBox } from './classifier/share/event-box.ts';

/**
 * Below the box of the classifier: redacts its text, makes a link with it, and opens such a link. What does so is loaded when it is asked
 * for.
 */
class EventSharing extends HTMLElement {
  connectedCallback(): void {
    const text = this.closest('audit-classifier')?.querySelector('textarea');
    const note = this.querySelector<HTMLElement>('.share-note');
    const [redact, share] = this.querySelectorAll('button');
    if (!text || !note || !redact || !share) return;
    const box: EventBox = { text, note, redact };
    redact.addEventListener('click', () =>
      this.#run(box, async () => (await import('./classifier/share/redact-box.ts')).redactBox(box)),
    );
    share.addEventListener('click', () =>
      this.#run(box, async () => (await import('./classifier/share/share-dialog.ts')).openShareDialog(box)),
    );
    const open = (): void => {
      if (location.hash.startsWith('#event='))
        this.#run(box, async () => (await import('./classifier/share/open-link.ts')).openLink(box));
    };
    window.addEventListener('hashchange', open);
    open();
  }

  #run({ note }: EventBox, act: () => Promise<unknown>): void {
    act().catch(() => {
      note.textContent = 'A script of this page could not be loaded from its server: load the page again to try anew';
    });
  }
}

customElements.define('event-sharing', EventSharing);
