import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Leaf } from '../../predicate/types.ts';
import { traitsOf } from '../../predicate/undecided.ts';
import { type JsonObject, ownValue, textAt } from '../json.ts';
import type { LineParts } from './line-parts.ts';
import { createValueClasses, type ValueClasses } from './value-classes.ts';

/** objectRef as rules are asked about it. */
export type Reference = Pick<LineParts, 'resource' | 'namespace' | 'name' | 'group' | 'version' | 'subresource'>;

/** A part of events that has few values in a log. */
export interface Axis {
  readonly classes: ValueClasses;
  /** Its text in a line, of which `read` makes an event; undefined where it is not there. */
  readonly textOf: (parts: LineParts, reference: Reference) => string | undefined;
  readonly read: (text: string) => JsonObject;
}

/** Who sent requests and how they were answered, in the order of the parts of a profile. */
export interface Axes {
  readonly annotations: Axis;
  readonly others: readonly Axis[];
  /** Verb and objectRef, but for name and namespace. */
  readonly request: Axis;
}

const OF_REQUEST: ReadonlySet<string> = new Set(['apiGroup', 'resource', 'subresource', 'apiVersion']);
const OF_OBJECT: ReadonlySet<string> = new Set(['name', 'uid', 'resourceVersion']);
const OF_AXES = ['user', 'impersonatedUser', 'authenticationMetadata', 'sourceIPs', 'userAgent', 'responseStatus', 'annotations'];
const OF_EVENT: ReadonlySet<string> = new Set(['auditID', 'requestURI', 'requestReceivedTimestamp', 'stageTimestamp']);

/** What decides a test: the request, an axis, a body, a text that is each event's own, something else that is, or what all lines of a plan share. */
export type Basis =
  | 'request'
  | 'axis'
  | 'requestObject'
  | 'responseObject'
  | 'objectRef.name'
  | 'requestURI'
  | 'auditID'
  | 'event'
  | 'plan';

/** What a test of a line rests on. */
export function basisOf({ field }: Leaf): Basis {
  const [root = '', key = ''] = parseFieldPath(field) ?? [];
  if (root === 'verb') return 'request';
  if (field === 'requestURI' || field === 'auditID' || field === 'objectRef.name') return field;
  if (root === 'requestObject' || root === 'responseObject') return root;
  if (OF_AXES.includes(root)) return 'axis';
  if (OF_EVENT.has(root)) return 'event';
  if (root !== 'objectRef') return 'plan';
  if (OF_REQUEST.has(key)) return 'request';
  if (key === 'namespace') return 'axis';
  return OF_OBJECT.has(key) ? 'event' : 'plan';
}

/** @throws SyntaxError as `compile` does. */
export function createAxes(leaves: readonly Leaf[]): Axes {
  const of = (...roots: readonly string[]): readonly Leaf[] =>
    leaves.filter((leaf) => basisOf(leaf) === 'axis' && roots.includes(parseFieldPath(leaf.field)?.[0] ?? ''));
  const axis = (own: readonly Leaf[], read: Axis['read'], textOf: Axis['textOf'], more?: (part: JsonObject) => number): Axis => ({
    ...{ classes: createValueClasses(own, more), read, textOf },
  });
  const ofKey = (key: string, textOf: Axis['textOf'], more?: (part: JsonObject) => number): Axis =>
    axis(of(key), (text) => readObject(`"${key}":${text}`), textOf, more);
  const impersonating = of('impersonatedUser', 'authenticationMetadata');
  return {
    annotations: ofKey('annotations', (parts) => parts.annotations, isTruncated),
    others: [
      ofKey('user', (parts) => parts.user),
      axis(
        impersonating,
        (text) => readObject(text.slice(1)),
        (parts) => parts.impersonation || undefined,
      ),
      ofKey('sourceIPs', (parts) => parts.sourceIPs),
      axis(
        of('userAgent'),
        (text) => readObject(`"userAgent":"${text}"`),
        (parts) => parts.userAgent,
      ),
      ofKey('responseStatus', (parts) => parts.responseStatus),
      axis(
        of('objectRef'),
        (text) => readObject(`"objectRef":{"namespace":"${text}"}`),
        (_, reference) => reference.namespace,
      ),
    ],
    request: axis(
      leaves.filter((leaf) => basisOf(leaf) === 'request'),
      readObject,
      requestText,
      traitsOf,
    ),
  };
}

function readObject(text: string): JsonObject {
  return JSON.parse(`{${text}}`) as JsonObject;
}

function isTruncated(part: JsonObject): number {
  return textAt(part, 'annotations', 'audit.k8s.io/truncated') === 'true' ? 1 : 0;
}

function requestText({ verb }: LineParts, { resource, group, version, subresource }: Reference): string {
  if (resource === undefined) return `"verb":"${verb}"`;
  const [ofGroup, ofVersion] = [group && `,"apiGroup":"${group}"`, version !== undefined && `,"apiVersion":"${version}"`];
  const ofSubresource = subresource && `,"subresource":"${subresource}"`;
  return `"verb":"${verb}","objectRef":{"resource":"${resource}"${ofGroup || ''}${ofVersion || ''}${ofSubresource || ''}}`;
}

/** objectRef of an event that was completed; undefined where it has what a line cannot have. */
export function referenceOf(event: JsonObject): Reference | undefined {
  const reference = ownValue(event, 'objectRef');
  const text = (key: string): string | undefined => {
    const value = ownValue(reference, key);
    return typeof value === 'string' ? value : undefined;
  };
  const own = {
    ...{ resource: text('resource'), namespace: text('namespace'), name: text('name') },
    ...{ group: text('apiGroup'), version: text('apiVersion'), subresource: text('subresource') },
  };
  if (reference !== undefined && own.resource === undefined) return undefined;
  return Object.values(own).some((value) => value !== undefined && JSON.stringify(value) !== `"${value}"`) ? undefined : own;
}
