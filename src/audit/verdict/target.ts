import { describeAction } from '../describe/action.ts';
import { describeTarget, sourceOf } from '../describe/target.ts';
import { shorten, textAt } from '../json.ts';
import type { Evidence } from './evidence.ts';
import { fromParts, type Statement, stated } from './statement.ts';

/** What the request is about, with the API group and the UID, which tell objects of one name apart. */
export function judgeTarget({ event, answer, request }: Evidence): readonly Statement[] {
  if (answer.status === 'nonresource' || !request) {
    const path = answer.status === 'nonresource' ? answer.request.path : '';
    return [stated(`Path ${shorten(path, 300)}, which is no resource`, 'requestURI')];
  }
  const action = describeAction(request);
  const main =
    request.resource.trim() === ''
      ? stated('Nothing is named where a resource should be', sourceOf(event, 'resource'))
      : fromParts(describeTarget(event, request, action, answer.resource));
  const uid = shorten(textAt(event, 'objectRef', 'uid'), 100);
  return [
    ...(main ? [main] : []),
    stated(nameApi(request.apiGroup, request.apiVersion), ...sourceOfApi(event)),
    ...(uid === '' ? [] : [stated(`UID ${uid}`, 'objectRef.uid')]),
  ];
}

function nameApi(group: string, version: string): string {
  const name = group === '' ? 'Core API group' : `API group ${shorten(group, 100)}`;
  return version === '' ? name : `${name}, version ${shorten(version, 40)}`;
}

function sourceOfApi(event: Evidence['event']): readonly string[] {
  const paths = ['apiGroup', 'apiVersion']
    .filter((key) => textAt(event, 'objectRef', key) !== '')
    .map((key) => `objectRef.${key}`);
  return paths.length > 0 ? paths : ['objectRef.resource', 'requestURI'];
}
