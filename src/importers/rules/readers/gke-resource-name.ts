import { all, any, equals, exists, not, TRUE } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import { joinAny } from '../text/join.ts';
import { PLAIN_GROUPS } from './gke-method-pattern.ts';
import type { ValueReader } from './reader.ts';

const VERSION = /^v\d+((alpha|beta)\d+)?$/;
const NONRESOURCE = /^(\.well-known|api|apis|healthz|livez|logs|metrics|openapi|readyz|robots\.txt|version)/;
const URI = 'requestURI';

/**
 * Reads a test of GKE's `protoPayload.resourceName` as tests of objectRef, where the name is whole, else of requestURI, which has the same
 * path: `<group or core>/<version>/[namespaces/<namespace>/]<resource>[/<name>[/<subresource>]]`, or the path of a request without an object.
 * A resourceName ends where the query of the URI begins, so that a test of any part of it could find that text in the query too.
 * Undefined for regular expressions and for what could be the beginning of several things.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging
 */
export const readGkeResourceName: ValueReader = (test) => {
  if (test.op === 'exists') return TRUE;
  const parts = (test.values ?? []).map((value) => readValue(test, String(value)));
  const read = parts.filter((part) => part !== undefined);
  return read.length === parts.length && parts.length > 0 ? joinAny(read) : undefined;
};

function readValue({ op, ignoreCase }: Leaf, value: string): Predicate | undefined {
  const text = ignoreCase ? value.toLowerCase() : value;
  switch (op) {
    case 'equals':
    case 'in':
      return readWhole(text);
    case 'startsWith':
      return onUri('startsWith', toPath(text));
    case 'endsWith':
      return any(...uri('endsWith', text), ...uri('contains', `${text}?`));
    case 'contains':
      return text.startsWith('core/') ? undefined : any(...uri('contains', text));
    case 'glob':
      return readGlob(text);
    default:
      return undefined;
  }
}

function uri(op: Leaf['op'], value: string): readonly Leaf[] {
  return [{ field: URI, op, values: [value] }];
}

function onUri(op: Leaf['op'], path: string | undefined): Predicate | undefined {
  return path === undefined ? undefined : any(...uri(op, path));
}

/** `*` at the beginning leaves the prefix open. */
function readGlob(text: string): Predicate | undefined {
  const path = text.startsWith('*') ? text : toPath(text);
  if (path === undefined) return undefined;
  return text.endsWith('*') ? any(...uri('glob', path)) : { field: URI, op: 'glob', values: [path, `${path}\\?*`] };
}

/** The path of the request for a resourceName, or for the beginning of one. */
function toPath(name: string): string | undefined {
  const [group = '', version] = name.split('/');
  if (group === 'core' && version !== undefined) return `/api${name.slice('core'.length)}`;
  if (isGroup(group) && version !== undefined && /^v\d/.test(version)) return `/apis/${name}`;
  return NONRESOURCE.test(name) ? `/${name}` : undefined;
}

function isGroup(name: string): boolean {
  return PLAIN_GROUPS.includes(name) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name);
}

function readWhole(name: string): Predicate | undefined {
  const [group = '', version = '', ...rest] = name.split('/');
  const isResource = (group === 'core' || isGroup(group)) && VERSION.test(version) && rest.length > 0;
  if (isResource) return readResource(group, version, rest);
  const path = toPath(name.replace(/^\//, ''));
  return path === undefined ? undefined : any(...uri('equals', path), ...uri('startsWith', `${path}?`));
}

function readResource(group: string, version: string, path: readonly string[]): Predicate | undefined {
  const isInNamespace = path[0] === 'namespaces' && path.length > 2 && !['status', 'finalize'].includes(path[2] ?? '');
  const [resource = '', name, subresource, ...more] = isInNamespace ? path.slice(2) : path;
  if (more.length > 0 || path.includes('')) return undefined;
  return all(
    equals('objectRef.resource', resource),
    testPart('objectRef.subresource', subresource),
    testPart('objectRef.apiGroup', group === 'core' ? undefined : group),
    equals('objectRef.apiVersion', version),
    ...(resource === 'namespaces' ? [] : [testPart('objectRef.namespace', isInNamespace ? path[1] : undefined)]),
    testPart('objectRef.name', name),
  );
}

function testPart(field: string, value: string | undefined): Predicate {
  return value === undefined ? not(exists(field)) : equals(field, value);
}
