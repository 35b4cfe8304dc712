/** The earliest and the latest of many times. */
export interface TimeSpan {
  readonly add: (time: string) => void;
  readonly report: () => { readonly firstTime: string | undefined; readonly lastTime: string | undefined };
}

/** Makes an empty span. The API server writes UTC; times of another form cannot be put in order as text, and do not count. */
export function createTimeSpan(): TimeSpan {
  const [first, last] = [createMark(), createMark()];
  return {
    add(time) {
      if (last.isEmpty()) {
        if (!isTime(time)) return;
        first.move(time);
        last.move(time);
      } else if (last.compare(time) > 0) {
        if (isTime(time)) last.move(time);
      } else if (first.compare(time) < 0 && isTime(time)) first.move(time);
    },
    report: () => ({ firstTime: first.text(), lastTime: last.text() }),
  };
}

const [SHORTEST, LONGEST] = [20, 35];

/** A time, as the codes of its characters: comparing two texts takes several times as long where they are parts of longer ones. */
interface Mark {
  readonly isEmpty: () => boolean;
  /** Above 0 where a text comes after the mark in the order of texts, below 0 where it comes before. */
  readonly compare: (text: string) => number;
  readonly move: (time: string) => void;
  readonly text: () => string | undefined;
}

function createMark(): Mark {
  const codes = new Uint8Array(LONGEST);
  let length = 0;
  return {
    isEmpty: () => length === 0,
    compare(text) {
      const common = Math.min(length, text.length);
      for (let at = 0; at < common; at += 1) {
        const difference = text.charCodeAt(at) - (codes[at] ?? 0);
        if (difference !== 0) return difference;
      }
      return text.length - length;
    },
    move(time) {
      length = time.length;
      for (let at = 0; at < length; at += 1) codes[at] = time.charCodeAt(at);
    },
    text: () => (length === 0 ? undefined : String.fromCharCode(...codes.subarray(0, length))),
  };
}

/** Begins like 2026-01-31T, ends with Z, and is of plain characters. */
function isTime(time: string): boolean {
  if (time.length < SHORTEST || time.length > LONGEST || time.charCodeAt(10) !== 0x54) return false;
  if (time.charCodeAt(time.length - 1) !== 0x5a) return false;
  for (let at = 0; at < time.length; at += 1) {
    const code = time.charCodeAt(at);
    if (code > 0x7f) return false;
    if (at < 10 && (at === 4 || at === 7 ? code !== 0x2d : code < 0x30 || code > 0x39)) return false;
  }
  return true;
}
