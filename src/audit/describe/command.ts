import { shorten } from '../json.ts';
import { queryValue, queryValues, type RequestUri } from '../request-uri.ts';

/** What the query of an exec or attach asks for. */
export interface StreamOptions {
  /** '' where the pod's default container is meant. */
  readonly container: string;
  /** The command as one would type it; '' where there is none. */
  readonly command: string;
  readonly tty: boolean;
  readonly stdin: boolean;
}

/** Reads the query of an exec or attach: one `command` for each word of the command line. */
export function readStreamOptions(uri: RequestUri): StreamOptions {
  const on = (name: string): boolean => /^(?:1|t|true)$/i.test(queryValue(uri, name) ?? '');
  return {
    container: shorten(queryValue(uri, 'container') ?? '', 100),
    command: shorten(queryValues(uri, 'command').slice(0, MAX_WORDS).map(quoteWord).join(' '), 2000),
    tty: on('tty'),
    stdin: on('stdin'),
  };
}

const MAX_WORDS = 500;

/** A word as a shell would need it: in single quotes where it is more than plain characters. */
function quoteWord(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
