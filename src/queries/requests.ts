import { all, any, equals, exists, not } from '../predicate/build.ts';
import type { Leaf, Predicate } from '../predicate/types.ts';

/** What a query of one operation asks for. Verbs are several where they are one and the same act. */
export type RequestTarget =
  | {
      readonly kind: 'resource';
      readonly verbs: readonly string[];
      /** '' for the core group. */
      readonly apiGroup: string;
      readonly resource: string;
      readonly subresource?: string | undefined;
      readonly namespaced: boolean;
      /** The path ends with the resource and names no object. */
      readonly isOnCollection: boolean;
      readonly isLongRunning: boolean;
    }
  | {
      readonly kind: 'nonresource';
      readonly verb: string;
      /** `<name>` is one segment, a final `/*` the path and all below it. */
      readonly pattern: string;
      readonly isLongRunning: boolean;
    };

/** The part of a query that tells an operation from all others by itself, or that may be left out where a product cannot say it. */
export interface RequestPart {
  readonly what: 'request' | 'group' | 'stage' | 'outcome';
  readonly predicate: Predicate;
}

/**
 * One record of each request of an operation: verb, resource and subresource, of which a missing one is asked for as missing; the API
 * group, because names are shared between groups and with custom resources (the core group is never written); and one stage. A long
 * request is answered while it goes on, so that its ResponseStarted tells as much as its ResponseComplete, and sooner.
 */
export function toRequestParts(target: RequestTarget, succeeded = false): readonly RequestPart[] {
  const stage = target.isLongRunning ? 'ResponseStarted' : 'ResponseComplete';
  return [
    { what: 'request', predicate: target.kind === 'resource' ? toResourceTest(target) : toPathTest(target) },
    ...(target.kind === 'resource'
      ? [{ what: 'group' as const, predicate: testOrAbsent('objectRef.apiGroup', target.apiGroup) }]
      : []),
    { what: 'stage', predicate: equals('stage', stage) },
    ...(succeeded ? [{ what: 'outcome' as const, predicate: SUCCEEDED }] : []),
  ];
}

/** Also 101, with which a session of exec, attach or portforward begins. */
export const SUCCEEDED: Leaf = { field: 'responseStatus.code', op: 'compare', relation: '<', values: [400] };
/** For products without the code: that the request was let in, whatever became of it. */
export const ALLOWED: Leaf = equals('annotations["authorization.k8s.io/decision"]', 'allow');

function toResourceTest({ verbs, resource, subresource = '' }: Extract<RequestTarget, { kind: 'resource' }>): Predicate {
  return all(
    equals('verb', ...verbs),
    equals('objectRef.resource', resource),
    testOrAbsent('objectRef.subresource', subresource),
  );
}

function testOrAbsent(field: string, value: string): Predicate {
  return value === '' ? not(exists(field)) : equals(field, value);
}

function toPathTest({ verb, pattern }: Extract<RequestTarget, { kind: 'nonresource' }>): Predicate {
  return { all: [equals('verb', verb), testPath(pattern)] };
}

/**
 * Tests `requestURI`, which goes on with the query behind a `?`. Wildcards alone say it, as some languages have nothing else; of a pattern
 * with open segments the path with a slash at its end is left out.
 */
export function testPath(pattern: string): Predicate {
  const field = 'requestURI';
  const startsWith = (...values: readonly string[]): Leaf => ({ field, op: 'startsWith', values });
  if (pattern.includes('<')) {
    const glob = pattern.replace(/<[^>]+>/g, '*');
    const head = pattern.slice(0, pattern.indexOf('<'));
    return all(
      glob === `${head}*` ? startsWith(head) : { field, op: 'glob', values: [glob] },
      not({ field, op: 'glob', values: [`${glob}/*`] }),
      not({ field, op: 'endsWith', values: ['/'] }),
      not(startsWith(`${head}?`)),
    );
  }
  const path = pattern.replace(/\/\*$/, '');
  if (pattern !== path) return any(equals(field, path), startsWith(`${path}/`, `${path}?`));
  const bare = path.replace(/\/$/, '');
  return any(
    equals(field, ...(bare === '' ? ['/'] : [bare, `${bare}/`])),
    startsWith(...(bare === '' ? [] : [`${bare}?`]), `${bare}/?`),
  );
}
