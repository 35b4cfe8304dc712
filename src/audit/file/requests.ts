/** Records of one operation by stage. `other` is a stage that the wrapper has lost, or that is none. */
export interface StageCounts {
  received: number;
  started: number;
  complete: number;
  panic: number;
  other: number;
  /** Of `started`, those of a failed authentication: they have no other record. */
  unauthenticated: number;
}

export function createStageCounts(): StageCounts {
  return { received: 0, started: 0, complete: 0, panic: 0, other: 0, unauthenticated: 0 };
}

/**
 * How many requests the records are of, without holding every auditID: at least so many, and exactly so many where every request was
 * logged alike. A request may have a record of RequestReceived, one of ResponseStarted if it is long-running (watch, exec), and one of
 * ResponseComplete or Panic at its end; policies leave stages out. One that was not authenticated has ResponseStarted alone
 * (apiserver pkg/endpoints/filters/authn_audit.go). A wrapper that loses the stage has one record for each.
 */
export function countRequests({ received, started, complete, panic, other, unauthenticated }: Readonly<StageCounts>): number {
  return Math.max(received, started - unauthenticated, complete + panic) + unauthenticated + other;
}
