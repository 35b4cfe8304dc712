import type { AuditEvent } from '../event.ts';
import { judgeAdmission } from './admission.ts';
import { judgeClient } from './client.ts';
import { judgeCloudIdentity } from './cloud-identity.ts';
import { judgeCredential } from './credential.ts';
import { judgeDisclosure } from './disclosure.ts';
import { type Evidence, gatherEvidence, type Judged } from './evidence.ts';
import { judgeImpersonation } from './impersonation.ts';
import { judgeOrigin } from './origin.ts';
import { type Effect, judgeOutcome } from './outcome.ts';
import { judgeRequest } from './request.ts';
import { judgeSender } from './sender.ts';
import { isLong, judgeTime } from './session.ts';
import { type Statement, settle } from './statement.ts';
import { judgeTarget } from './target.ts';

/** What happened, as far as a record tells. */
export interface Verdict {
  readonly effect: Effect;
  /** In the order in which people ask; a question to which nothing can be said is left out. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly question: Question;
  readonly statements: readonly Statement[];
}

export type Question =
  | 'Who'
  | 'Acting as'
  | 'What'
  | 'Target'
  | 'From where'
  | 'Outcome'
  | 'Admission'
  | 'Disclosed'
  | 'Client'
  | 'Session'
  | 'When';

/**
 * Judges an event from its own fields: who, what, from where, with what outcome, and what remains unknown. `stages` are all records of
 * the same request; they serve the length of a session only. Undefined for a malformed event. Never throws.
 */
export function judgeEvent(judged: Judged, stages: readonly AuditEvent[] = [judged.event]): Verdict | undefined {
  const evidence = gatherEvidence(judged);
  if (!evidence) return undefined;
  const outcome = judgeOutcome(evidence);
  const answers = listAnswers(evidence, outcome.statements, stages)
    .filter(({ statements }) => statements.length > 0)
    .map(({ question, statements }) => ({ question, statements: statements.map((one) => settle(one, evidence.has)) }));
  return { effect: outcome.effect, answers };
}

/** What became of an event's request, in one word; `unknown` for a malformed event. */
export function judgeEffect(judged: Judged): Effect {
  const evidence = gatherEvidence(judged);
  return evidence ? judgeOutcome(evidence).effect : 'unknown';
}

function listAnswers(evidence: Evidence, outcome: readonly Statement[], stages: readonly AuditEvent[]): readonly Answer[] {
  const who = [...judgeSender(evidence), ...judgeCloudIdentity(evidence), ...judgeCredential(evidence)];
  return [
    { question: 'Who', statements: who },
    { question: 'Acting as', statements: judgeImpersonation(evidence) },
    { question: 'What', statements: judgeRequest(evidence) },
    { question: 'Target', statements: judgeTarget(evidence) },
    { question: 'From where', statements: judgeOrigin(evidence) },
    { question: 'Outcome', statements: outcome },
    { question: 'Admission', statements: judgeAdmission(evidence) },
    { question: 'Disclosed', statements: judgeDisclosure(evidence) },
    { question: 'Client', statements: judgeClient(evidence) },
    { question: isLong(evidence) ? 'Session' : 'When', statements: judgeTime(evidence, stages) },
  ];
}
