import type { AnswerText } from './classifier/answer.ts';
import { readPageData } from './classifier/page-data.ts';
import { element } from './element.ts';
import { HANDOVER } from './paste-box.ts';

/** Longest text that is read at once, in characters; more would hold the page up for seconds. */
const MAX_LENGTH = 32 * 2 ** 20;

/** Pause in typing after which the text is read, in milliseconds. */
const PAUSE = 150;

/** The classifier's page: reads what is pasted, typed, opened or dropped, and shows the answer below. */
class AuditClassifier extends HTMLElement {
  #data = readPageData();
  #timer: number | undefined;
  #answerer: Promise<AnswerText> | undefined;
  /** Counts the texts, so that a slow one never overwrites a newer one. */
  #turn = 0;

  connectedCallback(): void {
    for (const sign of ['focusin', 'pointerover', 'dragenter'])
      this.addEventListener(sign, () => this.#prepare(), { once: true });
    this.#text.addEventListener('input', () => this.#schedule());
    this.querySelector('input')?.addEventListener(
      'change',
      (event) => void this.#open((event.target as HTMLInputElement).files?.[0]),
    );
    this.querySelector('[data-clear]')?.addEventListener('click', () => this.#set(''));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-example]')) {
      button.addEventListener('click', () => this.#set(this.#data.examples[Number(button.dataset['example'])]?.text ?? ''));
    }
    this.addEventListener('dragover', (event) => event.preventDefault());
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void this.#open(file);
      else this.#set(event.dataTransfer?.getData('text') ?? '');
    });
    this.#set(takeHandover() ?? this.#text.value);
  }

  get #text(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  #set(text: string): void {
    this.#text.value = text;
    void this.#classify(text);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#classify(this.#text.value), PAUSE);
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > MAX_LENGTH) this.#say(tooLarge(file.size));
    else this.#set(await file.text());
  }

  async #classify(text: string): Promise<void> {
    const turn = ++this.#turn;
    if (text.trim() === '') this.#show('');
    else if (text.length > MAX_LENGTH) this.#say(tooLarge(text.length));
    else {
      const answerer = await this.#load().catch(() => undefined);
      const answer = await answerer?.(text);
      if (turn !== this.#turn) return;
      if (answer) this.#show(answer.summary, answer.content);
      else this.#say('The classifier could not be loaded from this server: load the page again to try anew');
    }
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

  /** The summary stands in a live region of its own: the whole answer would be too long to be read out. */
  #show(summary: string, ...content: readonly Node[]): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = summary;
    this.querySelector('.classify-result')?.replaceChildren(...content);
  }
}

function tooLarge(size: number): string {
  const mebibytes = Math.ceil(size / 2 ** 20);
  return `This text has ${mebibytes} MiB; the page reads up to 32. Take a part of it, or run npm run -s classify -- FILE in a clone of the project`;
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
