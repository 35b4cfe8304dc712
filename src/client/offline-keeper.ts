import { bytesOf, countOf } from './classifier/file/numbers.ts';
import { element } from './element.ts';
import { type Action, describeState } from './offline/describe-state.ts';
import { type SiteFacts, ZIP_PATH } from './offline/kept-site.ts';
import { findObstacle, readState } from './offline/page-state.ts';

const LABELS: Readonly<Record<Action, string>> = {
  keep: 'Keep the whole site',
  'go-on': 'Go on',
  update: 'Load the newer version',
  'take-over': 'Take over now',
  remove: 'Remove it',
};

/** Most who open the page read only; what acts is loaded with the first press of a button. */
const loadActions = () => import('./offline/keep-in-browser.ts');

/** Keeps the whole site in the browser when somebody asks for it, shows what is kept, and removes it. Offers the zip where there is one. */
class OfflineKeeper extends HTMLElement {
  readonly #status = element('p', { role: 'status' });
  readonly #box = element('div', { class: 'offline-actions' });
  readonly #base = this.dataset['base'] ?? '/';

  connectedCallback(): void {
    this.querySelector('[data-keep]')?.append(this.#status, this.#box);
    void this.#show();
  }

  async #show(): Promise<void> {
    const obstacle = findObstacle();
    if (obstacle !== undefined) return this.#say(obstacle);
    const state = await readState(this.#base);
    if (state.facts?.zip) this.#showZip(state.facts.zip);
    const { text, actions } = describeState(state);
    this.#say(text, ...actions.map((action) => this.#makeButton(LABELS[action], () => this.#act(action), action === 'keep')));
  }

  #say(text: string, ...actions: readonly HTMLElement[]): void {
    this.#status.textContent = text;
    this.#box.replaceChildren(...actions);
  }

  #makeButton(text: string, act: () => void, isMain = false): HTMLButtonElement {
    const button = element('button', { type: 'button', class: isMain ? 'btn btn-main' : 'btn', text });
    button.addEventListener('click', act);
    return button;
  }

  /** After a take-over the worker loads this page again. Asking it for anything before keeps the old one busy, and waiting. */
  #act(action: Action): void {
    if (action === 'take-over') {
      this.#say('The newer version takes over: the open pages are loaded again in a moment.');
      void loadActions()
        .then(({ takeOver }) => takeOver(this.#base))
        .catch((error: unknown) => this.#fail(error));
      return;
    }
    void this.#run(action).then(
      () => this.#show(),
      (error: unknown) => this.#fail(error),
    );
  }

  async #run(action: Exclude<Action, 'take-over'>): Promise<void> {
    switch (action) {
      case 'keep':
      case 'go-on':
      case 'update':
        return this.#keep();
      case 'remove':
        return (await loadActions()).removeFromBrowser(this.#base);
    }
  }

  async #keep(): Promise<void> {
    const stopping = new AbortController();
    const bar = element('progress', { 'aria-label': 'Files stored' });
    const figures = element('span', { class: 'num', text: 'One moment …' });
    const stop = this.#makeButton('Stop', () => stopping.abort(new Error('Stopped: what is stored stays for the next time')));
    this.#say('The site is being loaded. Leave this page open until it is done.', bar, figures, stop);
    stop.focus();
    const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void => {
      bar.max = total;
      bar.value = done;
      figures.textContent = `${countOf(done)} of ${countOf(total)} files`;
    };
    const { keepInBrowser } = await loadActions();
    await keepInBrowser({ base: this.#base, signal: stopping.signal, onProgress }, () => stop.remove());
  }

  #fail(error: unknown): void {
    this.#say(
      `${describeFailure(error)}.`,
      this.#makeButton(LABELS['go-on'], () => this.#act('go-on')),
      this.#makeButton(LABELS.remove, () => this.#act('remove')),
    );
  }

  #showZip({ bytes, sha256 }: NonNullable<SiteFacts['zip']>): void {
    const link = element('a', { href: this.#base + ZIP_PATH, download: '', text: `audit-atlas.zip, ${bytesOf(bytes)}` });
    const check = element('a', { href: `${this.#base}${ZIP_PATH}.sha256`, text: 'SHA-256' });
    this.querySelector('[data-zip]')?.replaceChildren(
      'Download ',
      link,
      '. Its ',
      check,
      ' is ',
      element('code', { text: sha256 }),
      '.',
    );
  }
}

/** Browsers say of a request without an answer only that it failed, by a TypeError. */
function describeFailure(error: unknown): string {
  if (error instanceof TypeError)
    return 'A file could not be loaded, perhaps for want of a network: what is stored stays for the next time';
  return error instanceof Error ? error.message : String(error);
}

customElements.define('offline-keeper', OfflineKeeper);
