import type { AuditEvent } from '../event.ts';
import { shorten, textAt } from '../json.ts';
import { parseTime, sayDuration } from './duration.ts';
import { type Evidence, formOf } from './evidence.ts';
import { inferred, type Statement, stated, unknown } from './statement.ts';

const RECEIVED = 'requestReceivedTimestamp';
const WRITTEN = 'stageTimestamp';

/** When it was, and how long it took. `stages` are the records of the same request, this one included. */
export function judgeTime(evidence: Evidence, stages: readonly AuditEvent[]): readonly Statement[] {
  const { event } = evidence;
  const received = shorten(textAt(event, RECEIVED) || textAt(event, WRITTEN), 60);
  const start = received.trim() === '' ? [] : [stated(received, textAt(event, RECEIVED) === '' ? WRITTEN : RECEIVED)];
  return [...start, ...(isLong(evidence) ? judgeLength(evidence, stages) : judgeAnswer(event))];
}

/** True for requests that last, for which the API server writes a ResponseStarted record too, unless they were refused. */
export function isLong(evidence: Evidence): boolean {
  const form = formOf(evidence);
  if ((evidence.code ?? 0) >= 400) return false;
  return evidence.verb === 'watch' || form === 'stream' || form === 'log' || form === 'proxied';
}

function judgeAnswer(event: AuditEvent): readonly Statement[] {
  const stage = textAt(event, 'stage');
  const taken = span(event, event, RECEIVED);
  if (taken === undefined || stage === 'RequestReceived') return [];
  return [inferred(`Answered after ${sayDuration(taken)}`, RECEIVED, WRITTEN)];
}

function judgeLength({ event, stage }: Evidence, stages: readonly AuditEvent[]): readonly Statement[] {
  const [first, last] = ['ResponseStarted', 'ResponseComplete'].map((name) =>
    stages.find((one) => textAt(one, 'stage') === name),
  );
  if (stage === 'RequestReceived') return judgeAnswer(event);
  const open = first && last ? span(first, last, WRITTEN) : undefined;
  if (open !== undefined)
    return [inferred(`Open for ${sayDuration(open)}, from ResponseStarted to ResponseComplete`, WRITTEN, 'stage')];
  const whole = last ? span(last, last, RECEIVED) : undefined;
  if (last && whole !== undefined)
    return [inferred(`Over ${sayDuration(whole)} after the request was received`, RECEIVED, WRITTEN)];
  if (last) return [unknown('How long it was open is not in the record', RECEIVED, WRITTEN)];
  return [unknown('How long it was open is in the record at ResponseComplete, written when it ends', 'stage')];
}

/** Milliseconds from one time of an event to the stage time of another; undefined where one is missing or they run backwards. */
function span(from: AuditEvent, to: AuditEvent, key: string): number | undefined {
  const [start, end] = [parseTime(textAt(from, key)), parseTime(textAt(to, WRITTEN))];
  return start === undefined || end === undefined || end < start ? undefined : end - start;
}
