import { describeAction } from '../describe/action.ts';
import { readStreamOptions } from '../describe/command.ts';
import { describeDryRun } from '../describe/outcome.ts';
import { sourceOf } from '../describe/target.ts';
import { shorten } from '../json.ts';
import type { ResourceRequest } from '../request-info.ts';
import { queryValue, queryValues } from '../request-uri.ts';
import { judgeBody } from './body.ts';
import { type Evidence, formOf } from './evidence.ts';
import { claimed, fromParts, inferred, type Statement, stated, unknown } from './statement.ts';

/** What was asked for: the verb in words, the command of an exec, the options of the query, and what the body holds. */
export function judgeRequest(evidence: Evidence): readonly Statement[] {
  const { request, verb } = evidence;
  if (!request) return [stated(`HTTP method ${shorten(verb.toUpperCase(), 40)}`, 'verb')];
  return [
    nameRequest(evidence, request),
    ...judgeDryRun(evidence),
    ...judgeStream(evidence),
    ...judgeOptions(evidence),
    ...judgeBody(evidence),
  ];
}

/** The verb in words, with the verb itself where the words do not show it. */
function nameRequest({ event, verb }: Evidence, request: ResourceRequest): Statement {
  const { subresource } = request;
  const name = [verb === '' ? '(no verb)' : shorten(verb, 60), shorten(joinPath(request), 200)].join(' ');
  const { text } = describeAction(request);
  const words = text === verb ? name : `${name}: ${text}${subresource === '' ? '' : ' the target'}`;
  return stated(
    words,
    'verb',
    ...(['resource', 'subresource'] as const).filter((key) => request[key] !== '').map((key) => sourceOf(event, key)),
  );
}

function joinPath({ resource, subresource }: ResourceRequest): string {
  return subresource === '' ? resource : `${resource}/${subresource}`;
}

function judgeDryRun(evidence: Evidence): readonly Statement[] {
  const form = formOf(evidence);
  const asked =
    form === 'write' || form === 'review'
      ? fromParts(describeDryRun(evidence.event), 'Asks for a dry run: nothing is to be stored')
      : undefined;
  return asked ? [asked] : [];
}

/** What a person types into the session, and what the program answers, is never in the audit log. */
function judgeStream(evidence: Evidence): readonly Statement[] {
  const { request, uri, verb } = evidence;
  if (formOf(evidence) !== 'stream' || !request) return [];
  const transport = verb === 'get' ? 'Over WebSocket, as kubectl does since 1.31' : 'Over SPDY, as kubectl did before 1.31';
  const way = verb === 'get' || verb === 'create' ? [inferred(transport, 'verb')] : [];
  if (uri.query.length === 0 && request.subresource !== 'portforward')
    return [
      unknown('Command and container are unknown: they stand in the query of requestURI, and it has none', 'requestURI'),
      ...way,
    ];
  if (request.subresource === 'portforward') {
    const ports = shorten(queryValues(uri, 'ports').join(', '), 100);
    return [
      ...way,
      ports === ''
        ? unknown('The ports are not in the record: they are agreed in the stream')
        : stated(`Ports ${ports}`, 'requestURI'),
    ];
  }
  const { container, command, tty, stdin } = readStreamOptions(uri);
  const input = [tty ? 'a terminal' : '', stdin ? 'standard input' : ''].filter(Boolean).join(' and ');
  return [
    ...(request.subresource === 'exec'
      ? [command === '' ? unknown('The request names no command', 'requestURI') : stated(`Command: ${command}`, 'requestURI')]
      : []),
    container === ''
      ? inferred('No container is named, which works only where the pod has one', 'requestURI')
      : stated(`In container ${container}`, 'requestURI'),
    ...(input === ''
      ? []
      : [inferred(`With ${input}: what is typed and shown in the session is not in the audit log`, 'requestURI')]),
    ...way,
  ];
}

const OPTIONS: readonly (readonly [name: string, text: string])[] = [
  ['labelSelector', 'Only objects with labels'],
  ['fieldSelector', 'Only objects with fields'],
  ['limit', 'At most this many in the answer:'],
  ['propagationPolicy', 'What the object owns:'],
  ['gracePeriodSeconds', 'Grace period in seconds:'],
  ['tailLines', 'Last lines only:'],
  ['previous', 'Log of the previous container:'],
  ['follow', 'Follow the log:'],
  ['path', 'Path asked for:'],
];

function judgeOptions({ uri, verb }: Evidence): readonly Statement[] {
  const set = OPTIONS.flatMap(([name, text]) => {
    const value = shorten(queryValue(uri, name) ?? '', 300);
    return value === '' ? [] : [stated(`${text} ${value}`, 'requestURI')];
  });
  const page = (queryValue(uri, 'continue') ?? '') !== '' && verb === 'list';
  const manager = shorten(queryValue(uri, 'fieldManager') ?? '', 128);
  return [
    ...set,
    ...(page ? [inferred('A further page of a longer list: each page has a record of its own', 'requestURI')] : []),
    ...(manager === '' ? [] : [claimed(`Field manager ${manager}`, 'requestURI')]),
  ];
}
