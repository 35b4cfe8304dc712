import { sourceOf } from '../describe/target.ts';
import { isObject, shorten, textAt, valueAt } from '../json.ts';
import { type Evidence, formOf, NO_BODY, whyNoBody } from './evidence.ts';
import { inferred, type Statement, stated } from './statement.ts';

/** What the caller got to know, and how much of it is in the record. Nothing where the request was not answered. */
export function judgeDisclosure(evidence: Evidence): readonly Statement[] {
  const { code = 0, stage, event } = evidence;
  if (stage === 'RequestReceived' || code < 100 || code >= 300) return [];
  if (textAt(event, 'responseStatus', 'message') === 'Connection closed early') return [];
  switch (formOf(evidence)) {
    case 'stream':
      return [
        inferred(
          'Whatever went through the session; none of it is in the audit log',
          sourceOf(evidence.event, 'subresource'),
          'responseStatus.code',
        ),
      ];
    case 'log':
      return [
        inferred(
          'The log that was asked for; its lines are not in the audit log',
          sourceOf(evidence.event, 'subresource'),
          'responseStatus.code',
        ),
      ];
    case 'proxied':
      return [
        inferred(
          'Whatever the server behind the proxy answered; it is not in the audit log',
          sourceOf(evidence.event, 'subresource'),
          'responseStatus.code',
        ),
      ];
    case 'plain':
      return [inferred('The answer of the path; it is not in the audit log', 'requestURI', 'responseStatus.code')];
    case 'read':
      return evidence.verb === 'watch' ? [judgeWatch(evidence)] : judgeObjects(evidence);
    case 'write':
      return judgeWritten(evidence);
    default:
      return [];
  }
}

const VALUES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ secrets: 'the values of the Secrets included', configmaps: 'the data of the ConfigMaps included' },
});

function contents({ request }: Evidence): string {
  const values = request?.apiGroup === '' && request.subresource === '' ? VALUES[request.resource] : undefined;
  return values ? `, ${values}, unless only metadata was asked for` : '';
}

function judgeWatch(evidence: Evidence): Statement {
  return inferred(
    `What changed while the watch was open${contents(evidence)}; none of it is in the audit log`,
    'verb',
    'responseStatus.code',
  );
}

function judgeObjects(evidence: Evidence): readonly Statement[] {
  const whole = evidence.verb === 'list' ? 'The objects of the list' : 'The object';
  const sent = inferred(`${whole}${contents(evidence)}`, 'verb', sourceOf(evidence.event, 'resource'), 'responseStatus.code');
  return [sent, ...judgeRecord(evidence)];
}

/** The answer to a write is the object as it is stored now, also for a caller who may not read it. */
function judgeWritten(evidence: Evidence): readonly Statement[] {
  const { request, verb } = evidence;
  if (request?.resource === 'serviceaccounts' && request.subresource === 'token') return judgeToken(evidence);
  if (request?.subresource !== '' || !VALUES[request.resource] || request.apiGroup !== '') return [];
  if (verb === 'create' || verb === 'update') return isSecret(evidence) ? judgeRecord(evidence) : [];
  const sent = inferred(`The object as stored${contents(evidence)}, in the answer`, 'verb', 'responseStatus.code');
  return verb === 'patch' ? [sent, ...judgeRecord(evidence)] : [];
}

function judgeToken(evidence: Evidence): readonly Statement[] {
  const id = shorten(textAt(evidence.event, 'annotations', 'authentication.kubernetes.io/issued-credential-id'), 100);
  const next =
    id === ''
      ? []
      : [
          stated(
            `The token is ${id}: later requests with it have this in user.extra`,
            'annotations["authentication.kubernetes.io/issued-credential-id"]',
          ),
        ];
  return [
    inferred('A new token for the service account', sourceOf(evidence.event, 'subresource'), 'responseStatus.code'),
    ...next,
    ...judgeRecord(evidence),
  ];
}

/** How much of the answer, and of secrets that were sent, is in this record. */
function judgeRecord(evidence: Evidence): readonly Statement[] {
  const answer = valueAt(evidence.event, 'responseObject') ?? undefined;
  const sent = judgeSent(evidence);
  if (answer === undefined)
    return [...sent, inferred(sayWithout(whyNoBody(evidence, 'responseObject')), 'responseObject', 'level')];
  return [
    ...sent,
    stated(
      `The answer is in this record${isSecret(evidence) ? ': whoever reads the log has it too' : ''}${countObjects(answer)}`,
      'responseObject',
    ),
    ...judgePages(answer),
  ];
}

function sayWithout(why: string): string {
  return `None of the answer is in this record${why === NO_BODY ? '' : `: ${why}`}`;
}

function isSecret({ request }: Evidence): boolean {
  return request?.apiGroup === '' && (request.resource === 'secrets' || request.subresource === 'token');
}

function judgeSent(evidence: Evidence): readonly Statement[] {
  const body = valueAt(evidence.event, 'requestObject');
  if (!isSecret(evidence) || evidence.request?.subresource === 'token') return [];
  const held = Array.isArray(body) || (isObject(body) && ['data', 'stringData'].some((key) => Object.hasOwn(body, key)));
  return held ? [inferred('What was sent is in this record: whoever reads the log has it too', 'requestObject')] : [];
}

function countObjects(answer: unknown): string {
  const kind = textAt(answer, 'kind');
  const [items, rows] = [valueAt(answer, 'items'), valueAt(answer, 'rows')];
  if (kind.endsWith('List') && Array.isArray(items)) return `; objects in it: ${items.length}`;
  return kind === 'Table' && Array.isArray(rows) ? `; a table with rows: ${rows.length}` : '';
}

function judgePages(answer: unknown): readonly Statement[] {
  if (textAt(answer, 'metadata', 'continue') === '') return [];
  return [stated('There were more objects than this page has', 'responseObject.metadata.continue')];
}
