import { classifyEvent } from '../classify.ts';
import type { AuditEvent } from '../event.ts';
import type { Statement } from '../verdict/statement.ts';
import { judgeEvent, type Question, type Verdict } from '../verdict/verdict.ts';
import { SMALL_SURFACE } from './small-surface.ts';

/** The verdict on an event of the small surface. */
export function judge(event: AuditEvent, lost: readonly string[] = [], stages: readonly AuditEvent[] = [event]): Verdict {
  const verdict = judgeEvent({ event, answer: classifyEvent(event, SMALL_SURFACE), lost }, stages);
  if (!verdict) throw new Error('The event is malformed');
  return verdict;
}

/** The statements that answer a question; none where the verdict leaves it out. */
export function statementsOn(question: Question, event: AuditEvent, lost: readonly string[] = []): readonly Statement[] {
  return judge(event, lost).answers.find((answer) => answer.question === question)?.statements ?? [];
}

/** Their texts. */
export function textsOn(question: Question, event: AuditEvent, lost: readonly string[] = []): readonly string[] {
  return statementsOn(question, event, lost).map(({ text }) => text);
}

/** An event at its end, with the parts that a test is about in place of its own. */
export function makeEvent(parts: Readonly<Record<string, unknown>> = {}): AuditEvent {
  return {
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: 'a', stage: 'ResponseComplete', verb: 'get' },
    requestURI: '/api/v1/namespaces/n/pods/web',
    user: { username: 'alice', groups: ['system:authenticated'] },
    sourceIPs: ['10.0.0.9'],
    userAgent: 'kubectl/v1.36.3 (linux/amd64) kubernetes/7b29fb0',
    objectRef: { resource: 'pods', namespace: 'n', name: 'web', apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: 200 },
    requestReceivedTimestamp: '2026-11-23T07:20:09.128136Z',
    stageTimestamp: '2026-11-23T07:20:09.131136Z',
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' },
    ...parts,
  };
}

/** An exec over WebSocket with this query. */
export function makeExec(query: string, parts: Readonly<Record<string, unknown>> = {}): AuditEvent {
  return makeEvent({
    requestURI: `/api/v1/namespaces/n/pods/web/exec${query}`,
    objectRef: { resource: 'pods', namespace: 'n', name: 'web', apiVersion: 'v1', subresource: 'exec' },
    responseStatus: { metadata: {}, code: 101 },
    ...parts,
  });
}

/** A request for secrets. */
export function makeSecrets(verb: string, parts: Readonly<Record<string, unknown>> = {}): AuditEvent {
  const name = verb === 'list' || verb === 'watch' ? undefined : 's';
  return makeEvent({
    verb,
    requestURI: `/api/v1/namespaces/n/secrets${name ? `/${name}` : ''}`,
    objectRef: { resource: 'secrets', namespace: 'n', apiVersion: 'v1', ...(name ? { name } : {}) },
    ...parts,
  });
}
