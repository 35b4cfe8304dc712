/** Longest stretch of work before the page gets a turn, in milliseconds. */
const SLICE = 12;

/**
 * Takes all values of a lazy sequence without holding the page up, and gives each to `take`. Ends early, with false, where `isWanted`
 * says no after a turn of the page.
 */
export async function takeInSlices<T>(
  values: Iterable<T>,
  take: (value: T) => void,
  isWanted: () => boolean = () => true,
): Promise<boolean> {
  let start = performance.now();
  for (const value of values) {
    take(value);
    if (performance.now() - start < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return false;
    start = performance.now();
  }
  return true;
}
