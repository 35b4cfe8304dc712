/** Number of a minor: 36 for "1.36". */
export function minorNumber(minor: string): number {
  return Number(minor.slice(minor.indexOf('.') + 1));
}

/** Orders minors from oldest to newest. */
export function compareMinors(a: string, b: string): number {
  return minorNumber(a) - minorNumber(b);
}

/** True for b = the minor right after a. */
export function isNextMinor(a: string, b: string): boolean {
  return minorNumber(b) === minorNumber(a) + 1;
}
