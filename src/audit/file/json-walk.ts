/** Walks over JSON that comes in pieces: tells structure from what stands in strings. No more is checked. */
export interface JsonWalk {
  /**
   * The next place of a brace, a bracket or a comma outside strings, from `at` on; the length of the text where there is none. What is
   * open at the end of a piece, a string or an escape, goes on with the next piece.
   */
  readonly next: (text: string, at: number) => number;
}

/** Makes a walk that begins outside a string. */
export function createJsonWalk(): JsonWalk {
  let [isInString, skip] = [false, 0];
  const special = /["\\]/g;
  const endOfString = (text: string, from: number): number => {
    special.lastIndex = from;
    for (let found = special.exec(text); found; found = special.exec(text)) {
      if (found[0] === '"') {
        isInString = false;
        return found.index + 1;
      }
      if (found.index + 2 > text.length) skip = 1;
      special.lastIndex = found.index + 2;
    }
    return text.length;
  };
  return {
    next(text, start) {
      let at = start;
      if (skip > 0 && at === 0) {
        at = skip;
        skip = 0;
      }
      while (at < text.length) {
        if (isInString) {
          at = endOfString(text, at);
          continue;
        }
        const code = text.charCodeAt(at);
        if (code === QUOTE) isInString = true;
        else if (code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_OBJECT || code === CLOSE_OBJECT)
          return at;
        at += 1;
      }
      return text.length;
    },
  };
}

const [QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];
