import type { AuditEvent } from '../event.ts';
import { shorten, textAt, textsAt } from '../json.ts';
import { queryValues, splitUri } from '../request-uri.ts';
import { from, type Part, say } from './part.ts';
import { statusCode } from './status-code.ts';

const DECISION = 'annotations["authorization.k8s.io/decision"]';

/** What became of the request, as far as this event tells: stage, code, authorization, dry run. */
export function describeOutcome(event: AuditEvent): readonly Part[] {
  return [...describeStage(event), ...describeDecision(event), ...describeDryRun(event)];
}

function describeStage(event: AuditEvent): readonly Part[] {
  const stage = textAt(event, 'stage');
  const code = statusCode(event);
  if (stage === 'RequestReceived') return [from('stage', 'received; this event does not tell the outcome')];
  if (code === undefined) return [from('responseStatus.code', 'the event tells no outcome')];
  const answer = from('responseStatus.code', describeCode(code, event));
  if (stage === 'Panic') return [from('stage', 'the API server panicked'), say('and'), answer];
  const started = stage === 'ResponseStarted' && code !== 401 && code < 400;
  return started
    ? [
        answer,
        from(
          'stage',
          code === 101 ? 'the session had begun when this was written' : 'the answer had begun when this was written',
        ),
      ]
    : [answer];
}

/** A status code in words, with its number: `succeeded, created (201)`. */
export function describeCode(code: number, event: AuditEvent): string {
  const meaning = MEANINGS[code] ?? CLASSES[Math.floor(code / 100)];
  const reason = textAt(event, 'responseStatus', 'reason');
  const why = code >= 400 && reason !== '' && !MEANINGS[code] ? `, ${shorten(reason, 60)}` : '';
  const early =
    code === 200 && textAt(event, 'responseStatus', 'message').includes('closed early') ? ', connection closed early' : '';
  return meaning ? `${meaning} (${code}${why}${early})` : `answered with code ${code}`;
}

const MEANINGS: Readonly<Record<number, string>> = {
  101: 'the connection was upgraded to a stream',
  200: 'succeeded',
  201: 'succeeded, created',
  202: 'accepted, to be carried out later',
  400: 'refused as a bad request',
  401: 'refused, not authenticated',
  403: 'refused, forbidden',
  404: 'failed, not found',
  405: 'refused, method not allowed',
  409: 'failed on a conflict',
  410: 'failed, gone',
  415: 'refused, media type not supported',
  422: 'refused as invalid',
  429: 'refused for now, too many requests',
  500: 'failed with an internal error',
  503: 'failed, service unavailable',
  504: 'failed on a timeout',
};

const CLASSES: Readonly<Record<number, string>> = { 2: 'succeeded', 3: 'redirected', 4: 'refused', 5: 'failed in the server' };

/** A 403 may follow on "allow": admission refuses, or a handler asks for a further right. */
function describeDecision(event: AuditEvent): readonly Part[] {
  const decision = textAt(event, 'annotations', 'authorization.k8s.io/decision');
  const refused = statusCode(event) === 403;
  if (decision === 'forbid') return [from(DECISION, 'authorization said no')];
  if (decision === 'allow')
    return [from(DECISION, refused ? 'though authorization allowed it: a later step refused' : 'authorization allowed it')];
  return [];
}

/** dryRun=All in the query, or in the DeleteOptions of a delete. */
export function describeDryRun(event: AuditEvent): readonly Part[] {
  const asked = queryValues(splitUri(textAt(event, 'requestURI')), 'dryRun').includes('All');
  if (asked) return [from('requestURI', 'a dry run: nothing was to be stored')];
  const inBody = textAt(event, 'verb').startsWith('delete') && textsAt(event, 'requestObject', 'dryRun').includes('All');
  return inBody ? [from('requestObject.dryRun[]', 'a dry run: nothing was to be stored')] : [];
}
