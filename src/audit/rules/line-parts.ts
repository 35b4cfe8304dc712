import { type JsonObject, ownValue, textAt } from '../json.ts';

/**
 * The parts of a line of kube-apiserver, as they stand in it: valid JSON in the API server's order of keys, objects and lists with their
 * brackets, strings without their quotes and with their escapes. Undefined or '' for what is not there.
 */
export interface LineParts {
  /** The same for lines that have the same verb, and the same resource, group and subresource, in URI and objectRef. */
  readonly operation: object;
  readonly level: string;
  readonly auditID: string;
  readonly stage: string;
  readonly verb: string;
  readonly uri: string;
  /** From the URI, where it names a resource by a path without escapes. */
  readonly uriGroup: string | undefined;
  readonly uriNamespace: string | undefined;
  readonly uriResource: string | undefined;
  readonly uriName: string | undefined;
  readonly uriSubresource: string | undefined;
  readonly user: string;
  /** impersonatedUser and authenticationMetadata, each with a comma before its key. */
  readonly impersonation: string;
  readonly sourceIPs: string | undefined;
  readonly userAgent: string | undefined;
  readonly objectRef: string | undefined;
  /** From objectRef, without escapes. */
  readonly resource: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly group: string | undefined;
  readonly version: string | undefined;
  readonly subresource: string | undefined;
  readonly responseStatus: string | undefined;
  readonly annotations: string | undefined;
  /** Which bodies are passed over: none, requestObject and perhaps responseObject, responseObject alone. */
  readonly bodies: 'none' | 'request' | 'response';
}

/** The event of a line, but for its bodies and times. */
export function readParts(parts: LineParts): JsonObject {
  const { userAgent, sourceIPs, objectRef, responseStatus, annotations } = parts;
  const rest = [
    sourceIPs && `,"sourceIPs":${sourceIPs}`,
    userAgent !== undefined && `,"userAgent":"${userAgent}"`,
    objectRef && `,"objectRef":${objectRef}`,
    responseStatus && `,"responseStatus":${responseStatus}`,
    annotations && `,"annotations":${annotations}`,
  ];
  const start = `{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"${parts.level}","auditID":"${parts.auditID}","stage":"${parts.stage}"`;
  const request = `,"requestURI":"${parts.uri}","verb":"${parts.verb}","user":${parts.user}${parts.impersonation}`;
  const times = ',"requestReceivedTimestamp":"-","stageTimestamp":"-"';
  return JSON.parse(`${start}${request}${rest.filter(Boolean).join('')}${times}}`) as JsonObject;
}

/** True where objectRef and URI name the same resource, group and subresource. */
export function namesSame({ verb, resource, group, subresource, uriResource, uriGroup, uriSubresource }: LineParts): boolean {
  const isSame = resource !== undefined && resource === uriResource && verb !== 'proxy';
  return isSame && group === uriGroup && subresource === uriSubresource;
}

/** True where objectRef lacks no name and no namespace that the URI could tell; see complete-event.ts. */
export function namesAll({ namespace, name, uri, uriNamespace, uriName }: LineParts): boolean {
  if (namespace === undefined && uriNamespace !== undefined) return false;
  return name !== undefined || (uriName === undefined && !/%|fieldSelector/.test(uri));
}

/** True for the parsed event of a line in which no key stands a second time among what the scan has passed over. */
export function isOfParts(event: JsonObject, parts: LineParts): boolean {
  const json = (key: string): string | undefined => JSON.stringify(ownValue(event, key));
  const member = (key: string): string => (json(key) === undefined ? '' : `,"${key}":${json(key)}`);
  return (
    textAt(event, 'level') === parts.level &&
    textAt(event, 'stage') === parts.stage &&
    textAt(event, 'verb') === parts.verb &&
    json('requestURI') === `"${parts.uri}"` &&
    json('user') === parts.user &&
    `${member('impersonatedUser')}${member('authenticationMetadata')}` === parts.impersonation &&
    json('sourceIPs') === parts.sourceIPs &&
    json('userAgent') === (parts.userAgent === undefined ? undefined : `"${parts.userAgent}"`) &&
    json('objectRef') === parts.objectRef &&
    json('responseStatus') === parts.responseStatus
  );
}
