import { showInvisible } from '../show-invisible.ts';

/** A stretch of a sentence, and the field of the event from which it comes, in the notation of the field pages. */
export interface Part {
  readonly text: string;
  readonly field?: string | undefined;
}

/** A stretch without a source of its own: a word between values. */
export function say(text: string): Part {
  return { text: showInvisible(text) };
}

/** A stretch that says what a field says. */
export function from(field: string, text: string): Part {
  return { text: showInvisible(text), field };
}
