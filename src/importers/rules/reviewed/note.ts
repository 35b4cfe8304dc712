const LONGEST = 600;

/**
 * Joins what is to be said of a rule to one note: sentences that begin upper-case and end with a full stop, without marks of the tools
 * that its reader worked with. Undefined where nothing is left.
 */
export function writeNote(parts: readonly (string | undefined)[]): string | undefined {
  const sentences = parts.flatMap((part) => toSentence(part ?? '') ?? []);
  const text = sentences.join(' ');
  if (text === '') return undefined;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function toSentence(text: string): string | undefined {
  const clean = text
    .replace(/\s*\([^()]*\b(?:find_string|read_file) id[^()]*\)/g, '')
    .replace(/\s*\(same id\?\)|; not importable as data\b/g, '')
    .replace(/\bold stored copies\b/g, 'older copies')
    .replace(/(?:^|\s)\/(?:tmp|work|home|root)\/\S+/g, '')
    .replace(/^ADJACENT(?:-ish)?:?\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '') return undefined;
  const begun = /^[a-z]+(?=[\s,;]|:\s|$)/.test(clean) ? clean.charAt(0).toUpperCase() + clean.slice(1) : clean;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
