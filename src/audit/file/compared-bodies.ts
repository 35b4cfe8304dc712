/**
 * Which lines with bodies are parsed although a scan has read them, to compare the two: one of so many at first, and of more once enough were
 * alike. After the first difference all are.
 */
export interface ComparedBodies {
  /** So many may be passed over before one is to be compared. */
  readonly left: () => number;
  /** So many were passed over. */
  readonly pass: (lines: number) => void;
  /** Whether the next one is to be compared; counts it. */
  readonly isDue: () => boolean;
  /** One that was compared was different. */
  readonly distrust: () => void;
  readonly isTrusting: () => boolean;
}

const EVERY = { early: 64, later: 1024 };
const ENOUGH = 256 * EVERY.early;

export function createComparedBodies(): ComparedBodies {
  let [passed, left, isTrusting] = [0, EVERY.early - 1, true];
  const pass = (lines: number): void => {
    passed += lines;
    left -= lines;
  };
  return {
    left: () => (isTrusting ? left : 0),
    pass,
    isDue() {
      pass(1);
      if (left >= 0) return false;
      left = (passed < ENOUGH ? EVERY.early : EVERY.later) - 1;
      return true;
    },
    distrust() {
      isTrusting = false;
    },
    isTrusting: () => isTrusting,
  };
}
