/**
 * What became of a request, by stage and status code alone, so that it is the same for each record of a code: 2xx and 3xx, and 101 at
 * the end of a session, have succeeded. `received` and `started` are records of a stage before the end; `unknown` tells no code.
 */
export const FILE_OUTCOMES = [
  ...(['succeeded', 'started', 'received', 'not authenticated', 'forbidden', 'not found', 'conflict', 'refused'] as const),
  ...(['failed', 'panic', 'unknown'] as const),
] as const;
export type FileOutcome = (typeof FILE_OUTCOMES)[number];

/** The outcome that a record tells. `code` is undefined where there is none. */
export function outcomeOf(stage: string, code: number | undefined): FileOutcome {
  if (stage === 'RequestReceived') return 'received';
  if (stage === 'Panic') return 'panic';
  if (code === undefined || !(code >= 100 && code < 600)) return 'unknown';
  if (code >= 500) return 'failed';
  if (code >= 400) return REFUSALS[code] ?? 'refused';
  return stage === 'ResponseStarted' ? 'started' : 'succeeded';
}

const REFUSALS: Readonly<Record<number, FileOutcome>> = {
  401: 'not authenticated',
  403: 'forbidden',
  404: 'not found',
  409: 'conflict',
};

/** Counts of all outcomes in their order: quicker to count in than an object. */
export function createOutcomeCounts(): number[] {
  return FILE_OUTCOMES.map(() => 0);
}

/** By the outcome's place among FILE_OUTCOMES. */
export function countOutcome(counts: number[], outcome: number, count = 1): void {
  counts[outcome] = (counts[outcome] ?? 0) + count;
}

/** The counts by name; what was not met is left out. */
export function toOutcomeCounts(counts: readonly number[]): Readonly<Partial<Record<FileOutcome, number>>> {
  return Object.fromEntries(
    FILE_OUTCOMES.map((outcome, index) => [outcome, counts[index] ?? 0] as const).filter(([, count]) => count > 0),
  );
}
