/** A piece of an excerpt: found words are marked. */
export interface ExcerptPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Splits an excerpt of Pagefind at its <mark> tags. Everything else in it is plain text and stays so. */
export function splitExcerpt(excerpt: string): ExcerptPart[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: decode(part.replace(/^<mark>|<\/mark>$/g, '')), isMarked: part.startsWith('<mark>') }));
}

/** Pagefind escapes the angle brackets of pages that it read as HTML. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
