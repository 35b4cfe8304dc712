import type { LeafOp } from '../predicate/types.ts';

/** One piece of a pattern: text as it stands, any run of characters, or any one character. */
export type Piece = { readonly text: string } | { readonly any: 'run' | 'one' };

/** A pattern over the whole of a text. */
export interface Pattern {
  readonly pieces: readonly Piece[];
  /** What is around the one text of the pattern, where nothing else is in it. */
  readonly shape: 'prefix' | 'suffix' | 'part' | 'other';
  /** The texts without what is between them. */
  readonly text: string;
}

export type PatternOp = Extract<LeafOp, 'startsWith' | 'endsWith' | 'contains' | 'glob'>;

/** The pattern that a leaf tests with one of its values. */
export function toPattern(op: PatternOp, value: string): Pattern {
  const run: readonly Piece[] = [{ any: 'run' }];
  switch (op) {
    case 'startsWith':
      return fromPieces([{ text: value }, ...run]);
    case 'endsWith':
      return fromPieces([...run, { text: value }]);
    case 'contains':
      return fromPieces([...run, { text: value }, ...run]);
    case 'glob':
      return fromPieces(cutGlob(value));
  }
}

/** True for a text without wildcards, which is a test for equality. */
export function isPlain({ pieces }: Pattern): boolean {
  return pieces.every((piece) => 'text' in piece);
}

/** True for a pattern that any text fits. */
export function fitsAnything({ pieces }: Pattern): boolean {
  return pieces.length > 0 && pieces.every((piece) => 'any' in piece && piece.any === 'run');
}

export function hasAnyOne({ pieces }: Pattern): boolean {
  return pieces.some((piece) => 'any' in piece && piece.any === 'one');
}

/** Writes a pattern in a language that has a sign for each wildcard. */
export function writePattern(
  { pieces }: Pattern,
  signs: { readonly run: string; readonly one: string; readonly escape: (text: string) => string },
): string {
  return pieces.map((piece) => ('text' in piece ? signs.escape(piece.text) : signs[piece.any])).join('');
}

function fromPieces(raw: readonly Piece[]): Pattern {
  const pieces = joinPieces(raw);
  const outline = pieces.map((piece) => ('text' in piece ? 't' : piece.any)).join(' ');
  return { pieces, shape: SHAPES[outline] ?? 'other', text: pieces.map((piece) => ('text' in piece ? piece.text : '')).join('') };
}

const SHAPES: Readonly<Record<string, Pattern['shape']>> = { 't run': 'prefix', 'run t': 'suffix', 'run t run': 'part' };

/** Texts side by side become one, runs too, and empty texts go. */
function joinPieces(raw: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const piece of raw) {
    const last = pieces.at(-1);
    if ('text' in piece && last && 'text' in last) pieces[pieces.length - 1] = { text: last.text + piece.text };
    else if ('any' in piece && piece.any === 'run' && last && 'any' in last && last.any === 'run') continue;
    else if (!('text' in piece && piece.text === '')) pieces.push(piece);
  }
  return pieces;
}

/** As predicate/glob.ts reads it: a backslash takes the next character as it is, and at the end is itself. */
function cutGlob(glob: string): readonly Piece[] {
  const parts = glob.match(/\\[\s\S]|[\s\S]/gu) ?? [];
  return parts.map((part): Piece => {
    if (part === '*') return { any: 'run' };
    if (part === '?') return { any: 'one' };
    return { text: part.length > 1 && part.startsWith('\\') ? part.slice(1) : part };
  });
}
