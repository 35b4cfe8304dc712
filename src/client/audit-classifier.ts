import { type ClassifiedItem, classifyText } from '../audit/classify-text.ts';
import { needsYaml } from '../audit/read-input.ts';
import { createYamlReader, type ReadYaml } from '../audit/read-yaml.ts';
import { type Knowledge, readKnowledge } from './classifier/data.ts';
import { renderItems } from './classifier/render-items.ts';
import { element } from './element.ts';
import { loadYamlParser } from './load-yaml.ts';
import { HANDOVER } from './paste-box.ts';

/** Longest text that is read at once, in characters; more would hold the page up for seconds. */
const MAX_LENGTH = 32 * 2 ** 20;

/** Pause in typing after which the text is read, in milliseconds. */
const PAUSE = 150;

/** The classifier's page: reads what is pasted, typed, opened or dropped, and shows the answer below. */
class AuditClassifier extends HTMLElement {
  #knowledge: Knowledge | undefined;
  #timer: number | undefined;
  #readYaml: ReadYaml | undefined;
  /** Counts the texts, so that a slow one never overwrites a newer one. */
  #turn = 0;

  connectedCallback(): void {
    this.#knowledge = readKnowledge();
    this.#text.addEventListener('input', () => this.#schedule());
    this.querySelector('input')?.addEventListener(
      'change',
      (event) => void this.#open((event.target as HTMLInputElement).files?.[0]),
    );
    this.querySelector('[data-clear]')?.addEventListener('click', () => this.#set(''));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-example]')) {
      button.addEventListener('click', () => this.#set(this.#knowledge?.examples[Number(button.dataset['example'])]?.text ?? ''));
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
    if (text.trim() === '') this.#show();
    else if (text.length > MAX_LENGTH) this.#say(tooLarge(text.length));
    else {
      const items = await this.#read(text);
      if (turn === this.#turn && this.#knowledge) this.#show(renderItems(items, this.#knowledge));
    }
  }

  async #read(text: string): Promise<readonly ClassifiedItem[]> {
    if (needsYaml(text)) this.#readYaml ??= createYamlReader(await loadYamlParser());
    return classifyText(text, (this.#knowledge as Knowledge).surface, { readYaml: this.#readYaml });
  }

  #say(message: string): void {
    this.#show(element('p', { class: 'warn', text: message }));
  }

  #show(...content: readonly Node[]): void {
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
