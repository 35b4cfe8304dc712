/** The box with the text, the place for what is said about it, and the button that redacts. */
export interface EventBox {
  readonly text: HTMLTextAreaElement;
  readonly note: HTMLElement;
  readonly redact: HTMLButtonElement;
}

/** Puts another text into the box, and lets the page read it. */
export function setText({ text }: EventBox, value: string): void {
  text.value = value;
  for (const sign of ['change', 'input']) text.dispatchEvent(new Event(sign));
}
