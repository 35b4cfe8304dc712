import { type TextMatch, toTextMatch, type WildcardPiece } from '../text/wildcard.ts';

/**
 * Reads a string of a Sigma rule. `*` is any run and `?` any one character; a `\` before one of these or before another `\` takes it
 * as it is, and stands for itself before anything else. A `*` alone asks that there is a value.
 * `around` puts wildcards where the modifiers contains, startswith and endswith want them.
 * @see https://github.com/SigmaHQ/sigma-specification/blob/12ced9fc817dc8e5d8f485c3148310cc075df9cf/specification/sigma-rules-specification.md
 */
export function readText(text: string, around: { readonly before?: boolean; readonly after?: boolean } = {}): TextMatch {
  const run: readonly WildcardPiece[] = [{ wildcard: '*' }];
  return toTextMatch([...(around.before ? run : []), ...cutText(text), ...(around.after ? run : [])]);
}

function cutText(text: string): WildcardPiece[] {
  const parts = text.match(/\\[\\*?]|[*?]|[^*?\\]+|\\/g) ?? [];
  return parts.map((part) => {
    if (part === '*' || part === '?') return { wildcard: part };
    return { text: /^\\[\\*?]$/.test(part) ? part.slice(1) : part };
  });
}
