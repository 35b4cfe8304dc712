import type { AnswerText } from './classifier/answer.ts';
import { readPageData } from './classifier/page-data.ts';
import { element } from './element.ts';
import { HANDOVER } from './paste-box.ts';

/** Longest text that is read at once, in characters or bytes; more would hold the page up, and goes to a worker. */
const MAX_LENGTH = 2 ** 20;

/** Pause in typing after which the text is read, in milliseconds. */
const PAUSE = 150;

/** The classifier's page: reads what is pasted, typed, opened or dropped, and shows the answer below. */
class AuditClassifier extends HTMLElement {
  #data = readPageData();
  #timer: number | undefined;
  #answerer: Promise<AnswerText> | undefined;
  /** Counts the texts, so that a slow one never overwrites a newer one. */
  #turn = 0;
  /** Ends the reading of files whose answer is on the page, or will be. */
  #endFiles: (() => void) | undefined;

  connectedCallback(): void {
    for (const sign of ['focusin', 'pointerover', 'dragenter'])
      this.addEventListener(sign, () => this.#prepare(), { once: true });
    this.#text.addEventListener('input', () => this.#schedule());
    this.#text.addEventListener('paste', (event) => this.#catchLarge(event));
    this.#input.addEventListener('change', () => {
      void this.#open([...(this.#input.files ?? [])]);
      this.#input.value = '';
    });
    this.querySelector('[data-clear]')?.addEventListener('click', () => this.#set(''));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-example]')) {
      button.addEventListener('click', () => this.#set(this.#data.examples[Number(button.dataset['example'])]?.text ?? ''));
    }
    this.#takeDrops(this.closest('main') ?? this);
    this.#set(takeHandover() ?? this.#text.value);
  }

  get #text(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  get #input(): HTMLInputElement {
    return this.querySelector('input') as HTMLInputElement;
  }

  /** What is dropped anywhere on the page's main part is read; the part shows that it is ready for it. */
  #takeDrops(area: HTMLElement): void {
    const mark = (isOver: boolean): void => {
      area.toggleAttribute('data-drop', isOver);
    };
    area.addEventListener('dragover', (event) => {
      event.preventDefault();
      mark(true);
    });
    area.addEventListener('dragleave', ({ relatedTarget }) => {
      if (!area.contains(relatedTarget as Node | null)) mark(false);
    });
    area.addEventListener('drop', (event) => {
      event.preventDefault();
      mark(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void this.#open(files);
      else this.#set(event.dataTransfer?.getData('text') ?? '');
    });
  }

  /** A large text never gets into the box, which would take seconds to lay it out. */
  #catchLarge(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text') ?? '';
    if (text.length <= MAX_LENGTH) return;
    event.preventDefault();
    this.#set(text);
  }

  #set(text: string): void {
    if (text.length <= MAX_LENGTH) this.#fill(text);
    void this.#classify(text);
  }

  #fill(text: string): void {
    this.#text.value = text;
    this.#text.dispatchEvent(new Event('change'));
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#classify(this.#text.value), PAUSE);
  }

  /** One small text goes into the box; what is large, compressed or several is read in a worker. */
  async #open(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    const isSmall = files.length === 1 && file.size <= MAX_LENGTH && !(await isCompressed(file));
    if (isSmall) this.#set(await file.text());
    else await this.#readFiles(files);
  }

  async #classify(text: string): Promise<void> {
    if (text.length > MAX_LENGTH) return this.#readFiles([new File([text], 'pasted text')]);
    const turn = this.#begin();
    if (text.trim() === '') return this.#show('');
    const answerer = await this.#load().catch(() => undefined);
    const answer = await answerer?.(text);
    if (turn !== this.#turn) return;
    if (answer) this.#show(answer.summary, answer.content);
    else this.#say(NOT_LOADED);
  }

  async #readFiles(files: readonly File[]): Promise<void> {
    const turn = this.#begin();
    this.#fill('');
    const view = await import('./classifier/file/show-files.ts').catch(() => undefined);
    if (turn !== this.#turn) return;
    if (!view) return this.#say(NOT_LOADED);
    this.#endFiles = view.showFiles(files, {
      data: this.#data,
      loadAnswerer: () => this.#load(),
      say: (text) => this.#speak(text),
      show: (content) => this.#result?.replaceChildren(content),
      choose: () => this.#input.click(),
    });
  }

  /** What was asked before is no longer wanted. */
  #begin(): number {
    clearTimeout(this.#timer);
    this.#endFiles?.();
    this.#endFiles = undefined;
    return ++this.#turn;
  }

  /** Somebody turns to the box: what reads events is fetched while they paste. */
  #prepare(): void {
    this.#load().catch(() => undefined);
  }

  #load(): Promise<AnswerText> {
    this.#answerer ??= import('./classifier/answer.ts').then(({ createAnswerer }) => createAnswerer(this.#data));
    this.#answerer.catch(() => {
      this.#answerer = undefined;
    });
    return this.#answerer;
  }

  #say(message: string): void {
    this.#show(message, element('p', { class: 'warn', text: message }));
  }

  #show(summary: string, ...content: readonly Node[]): void {
    this.#speak(summary);
    this.#result?.replaceChildren(...content);
  }

  /** The summary stands in a live region of its own: the whole answer would be too long to be read out. */
  #speak(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }

  get #result(): Element | null {
    return this.querySelector('.classify-result');
  }
}

const NOT_LOADED = 'The classifier could not be loaded from this server: load the page again to try anew';

/** By the first bytes of gzip, whatever the name. */
async function isCompressed(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

function takeHandover(): string | undefined {
  try {
    const text = sessionStorage.getItem(HANDOVER) ?? undefined;
    sessionStorage.removeItem(HANDOVER);
    return text;
  } catch {
    return undefined;
  }
}

customElements.define('audit-classifier', AuditClassifier);
