/** One place of a pattern: a run of anything, any one character, or this character. */
type Piece = { readonly kind: 'run' | 'one' } | { readonly kind: 'character'; readonly character: string };

/**
 * Reads a glob: `*` is any run, `?` any one character (a code point), `\` takes the next character as it is; a `\` at the end is itself.
 * The function that comes out tells whether the whole of a text fits; line breaks are characters like others. It goes back to the
 * latest `*` only, so that the time is at most the length of the pattern times that of the text.
 */
export function createGlob(pattern: string): (text: string) => boolean {
  const pieces = readPieces([...pattern]);
  if (/^[\x20-\x7e]*$/.test(pattern) && !pieces.some(({ kind }) => kind === 'one')) return createRuns(pieces);
  return (text) => fitsPieces(pieces, [...text]);
}

/** True where the pattern fits every text: it is nothing but `*`. */
export function fitsEverything(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

function readPieces(characters: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string;
    const escaped = character === '\\' ? characters[at + 1] : undefined;
    if (escaped !== undefined) at++;
    if (escaped === undefined && character === '*') pieces.push({ kind: 'run' });
    else if (escaped === undefined && character === '?') pieces.push({ kind: 'one' });
    else pieces.push({ kind: 'character', character: escaped ?? character });
  }
  return pieces;
}

function fitsPieces(pieces: readonly Piece[], text: readonly string[]): boolean {
  let piece = 0;
  let run = -1;
  let runEnd = 0;
  for (let at = 0; at < text.length; ) {
    if (pieces[piece]?.kind === 'run') {
      run = piece++;
      runEnd = at;
    } else if (fitsOne(pieces[piece], text[at])) {
      piece++;
      at++;
    } else if (run !== -1) {
      piece = run + 1;
      at = ++runEnd;
    } else return false;
  }
  return pieces.slice(piece).every(({ kind }) => kind === 'run');
}

function fitsOne(piece: Piece | undefined, character: string | undefined): boolean {
  return piece !== undefined && (piece.kind === 'one' || (piece.kind === 'character' && piece.character === character));
}

/**
 * The same for a pattern of ASCII characters and runs: the parts between the runs stand in their order, the first at the start and the last at
 * the end. Taking each as early as it comes is enough.
 */
function createRuns(pieces: readonly Piece[]): (text: string) => boolean {
  const parts = [''];
  for (const piece of pieces) {
    if (piece.kind === 'character') parts.push((parts.pop() ?? '') + piece.character);
    else parts.push('');
  }
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
  };
}
