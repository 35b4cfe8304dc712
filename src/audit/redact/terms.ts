import { isAmbiguous } from './well-known.ts';

/** Finds originals that have a stand-in in running text. */
export interface Terms {
  add(term: string): void;
  /** Parts of a text in turn: what is no such original, then one that is, and so on. Ends with what is none. */
  split(text: string): readonly string[];
}

/** A word, or a single character between words; a term is a chain of them. */
interface Step {
  readonly next: Map<string, Step>;
  isEnd: boolean;
}

const TOKEN = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Terms are found in any case, where whole words begin and end: `web` in `web-0` and `web/shop`, not in `webhook`. Of several, the longest
 * counts. One that may mean something else, such as `pods`, is found only in quotes.
 */
export function createTerms(): Terms {
  const root: Step = { next: new Map(), isEnd: false };
  return {
    add: (term) => {
      const start = term.search(WORD);
      const tokens = start < 0 ? [] : (term.slice(start).toLowerCase().match(TOKEN) ?? []);
      if (tokens.length > 0) tokens.reduce(stepTo, root).isEnd = true;
    },
    split: (text) => (root.next.size === 0 ? [text] : splitText(text, root)),
  };
}

function stepTo(step: Step, token: string): Step {
  const known = step.next.get(token);
  if (known) return known;
  const made: Step = { next: new Map(), isEnd: false };
  step.next.set(token, made);
  return made;
}

function splitText(text: string, root: Step): readonly string[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [text];
  const parts: string[] = [];
  let last = 0;
  for (const { 0: word, index } of lower.matchAll(WORD)) {
    const step = index < last ? undefined : root.next.get(word);
    if (!step) continue;
    const end = findEnd(lower, index + word.length, step);
    if (end === undefined || (isAmbiguous(lower.slice(index, end)) && !isQuoted(lower, index, end))) continue;
    parts.push(text.slice(last, index), text.slice(index, end));
    last = end;
  }
  return [...parts, text.slice(last)];
}

/** Where the longest term ends of which the first word has been found, before `offset`. */
function findEnd(text: string, offset: number, first: Step): number | undefined {
  const tokens = new RegExp(TOKEN.source, 'uy');
  tokens.lastIndex = offset;
  let end = first.isEnd ? offset : undefined;
  for (let step: Step | undefined = first; step && step.next.size > 0; ) {
    const [token] = tokens.exec(text) ?? [];
    step = token === undefined ? undefined : step.next.get(token);
    if (step?.isEnd) end = tokens.lastIndex;
  }
  return end;
}

function isQuoted(text: string, start: number, end: number): boolean {
  return /^["'`]$/.test(text.charAt(start - 1)) && /^["'`]$/.test(text.charAt(end));
}
