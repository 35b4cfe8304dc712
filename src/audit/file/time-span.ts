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
        if (!isTime(time, 0)) return;
        first.move(time, 0);
        last.move(time, 0);
        return;
      }
      const at = last.differsAt(time);
      if (last.isBefore(time, at)) {
        if (isTime(time, at)) last.move(time, at);
        return;
      }
      const start = first.differsAt(time);
      if (first.isAfter(time, start) && isTime(time, start)) first.move(time, start);
    },
    report: () => ({ firstTime: first.text(), lastTime: last.text() }),
  };
}

const [SHORTEST, LONGEST] = [20, 35];

/** A time, as the codes of its characters: comparing two texts takes several times as long where they are parts of longer ones. */
interface Mark {
  readonly isEmpty: () => boolean;
  /** Where a text differs first; the length of the shorter one where it does not. */
  readonly differsAt: (text: string) => number;
  /** Whether the mark comes before or after a text that differs there, in the order of texts. */
  readonly isBefore: (text: string, at: number) => boolean;
  readonly isAfter: (text: string, at: number) => boolean;
  /** Puts a time in its place that is the same up to `at`. */
  readonly move: (time: string, at: number) => void;
  readonly text: () => string | undefined;
}

function createMark(): Mark {
  const codes = new Uint8Array(LONGEST);
  let length = 0;
  const difference = (text: string, at: number): number =>
    at < length && at < text.length ? text.charCodeAt(at) - (codes[at] ?? 0) : text.length - length;
  return {
    isEmpty: () => length === 0,
    differsAt(text) {
      const common = Math.min(length, text.length);
      let at = 0;
      while (at < common && text.charCodeAt(at) === codes[at]) at += 1;
      return at;
    },
    isBefore: (text, at) => difference(text, at) > 0,
    isAfter: (text, at) => difference(text, at) < 0,
    move(time, start) {
      length = time.length;
      for (let at = start; at < length; at += 1) codes[at] = time.charCodeAt(at);
    },
    text: () => (length === 0 ? undefined : String.fromCharCode(...codes.subarray(0, length))),
  };
}

/** Begins like 2026-01-31T, ends with Z, and is of plain characters; up to `known` it is the same as such a time. */
function isTime(time: string, known: number): boolean {
  if (time.length < SHORTEST || time.length > LONGEST || time.charCodeAt(time.length - 1) !== 0x5a) return false;
  for (let at = known; at < time.length; at += 1) {
    const code = time.charCodeAt(at);
    if (code > 0x7f || (at <= DATE.length && !fitsDate(code, at))) return false;
  }
  return true;
}

const DATE = '0000-00-00';

function fitsDate(code: number, at: number): boolean {
  if (at === DATE.length) return code === 0x54;
  return DATE[at] === '-' ? code === 0x2d : code >= 0x30 && code <= 0x39;
}
