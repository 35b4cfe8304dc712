/** The earliest and the latest of many times. */
export interface TimeSpan {
  readonly add: (time: string) => void;
  readonly report: () => { readonly firstTime: string | undefined; readonly lastTime: string | undefined };
}

/** Makes an empty span. The API server writes UTC; times of another form cannot be put in order as text, and do not count. */
export function createTimeSpan(): TimeSpan {
  let [first, last] = ['', ''];
  return {
    add(time) {
      const isLater = isAfter(time, last);
      if (!isLater && !isAfter(first, time)) return;
      if (!isTime(time)) return;
      if (isLater) last = time;
      if (first === '' || !isLater) first = time;
    },
    report: () => ({ firstTime: first || undefined, lastTime: last || undefined }),
  };
}

/** As `>` of texts, which takes much longer with a part of a longer text. */
function isAfter(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = one.charCodeAt(at) - other.charCodeAt(at);
    if (difference !== 0) return difference > 0;
  }
  return one.length > other.length;
}

/** Begins like 2026-01-31T, ends with Z. */
function isTime(time: string): boolean {
  if (time.length < 20 || time.length > 35 || time.charCodeAt(time.length - 1) !== 0x5a || time.charCodeAt(10) !== 0x54)
    return false;
  for (let at = 0; at < 10; at += 1) {
    const code = time.charCodeAt(at);
    if (at === 4 || at === 7 ? code !== 0x2d : code < 0x30 || code > 0x39) return false;
  }
  return true;
}
