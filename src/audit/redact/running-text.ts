import { replaceForms } from './patterns.ts';
import { type Pieces, replaceInPieces } from './pieces.ts';
import { removeSecrets } from './secrets.ts';
import { isStandIn, STAND_INS, type StandIns } from './stand-ins.ts';
import type { Terms } from './terms.ts';

/** What the parts of a redaction share. */
export interface Redacting {
  readonly standIns: StandIns;
  readonly terms: Terms;
  /** API groups that stand in the text: they look like hosts and are kept. */
  readonly groups: ReadonlySet<string>;
}

/** Percent-encodings inside each other are read this deep. */
const MAX_ENCODINGS = 3;

/**
 * Redacts text in which nothing says what is what: secrets, addresses and identifiers by their form, names where they are known from
 * elsewhere. Also what is percent-encoded.
 */
export function redactRunningText(text: string, redacting: Redacting, depth = 0): string {
  const { standIns, terms, groups } = redacting;
  if (text.length < 2) return text;
  const bare = removeSecrets([text], standIns);
  const kept = replaceInPieces(bare, STAND_INS, ([standIn]) => standIn);
  const decoded = text.includes('%') ? replaceInPieces(kept, ENCODED, ([found]) => redactEncoded(found, redacting, depth)) : kept;
  return replaceTerms(replaceForms(decoded, standIns, groups), terms, standIns).join('');
}

/** A run of characters in which a percent-encoding may stand. */
const ENCODED = /[\w.~+@:%-]+/g;

function redactEncoded(found: string, redacting: Redacting, depth: number): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(found)) return undefined;
  const text = decodePercent(found);
  if (text === undefined || depth >= MAX_ENCODINGS) return undefined;
  const made = redactRunningText(text, redacting, depth + 1);
  return made === text ? undefined : encodeURIComponent(made);
}

/** The text of a percent-encoded one; undefined where it is broken. */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function replaceTerms(pieces: Pieces, terms: Terms, standIns: StandIns): Pieces {
  return pieces.map((piece, index) => {
    if (index % 2 === 1 || isStandIn(piece)) return piece;
    return terms
      .split(piece)
      .map((part, place) => (place % 2 === 0 ? part : (standIns.find(part) ?? part)))
      .join('');
  });
}
