/** Longest stretch of work before the page gets a turn, in milliseconds: half a frame. */
const SLICE = 8;

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
    await giveTurn();
    if (!isWanted()) return false;
    start = performance.now();
  }
  return true;
}

/** Timers that follow one another come 4 ms apart, tasks at once; not every browser has those. */
function giveTurn(): Promise<void> {
  return 'scheduler' in globalThis ? scheduler.postTask(() => undefined) : new Promise((resolve) => setTimeout(resolve));
}
