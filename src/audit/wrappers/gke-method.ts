import { parseRequestUri } from '../request-info.ts';

/** The request that a Cloud Audit log entry of GKE names. */
export type GkeRequest =
  | {
      readonly kind: 'resource';
      readonly verb: string;
      /** '' for the core group; undefined where the entry does not tell. */
      readonly apiGroup: string | undefined;
      readonly apiVersion: string;
      readonly resource: string;
      readonly subresource: string;
      readonly namespace: string;
      readonly name: string;
    }
  /** `path` without its leading slash; '' where the entry does not tell. */
  | { readonly kind: 'nonresource'; readonly verb: string; readonly path: string };

/**
 * Reads methodName, `<API group reversed>.<version>.<resource>[.<subresource>].<verb>`, or `io.k8s.<verb>` for a path without a resource,
 * and resourceName, `<group or "core">/<version>/[namespaces/<namespace>/]<resource>[/<name>[/<subresource>]]`. Undefined where methodName
 * is not of this form.
 */
export function readGkeRequest(methodName: string, resourceName: string): GkeRequest | undefined {
  const parts = methodName.split('.', MAX_PARTS);
  const verb = parts.at(-1) ?? '';
  if (!/^[a-z]+$/.test(verb)) return undefined;
  if (methodName === `io.k8s.${verb}`) return { kind: 'nonresource', verb, path: resourceName.replace(/^\//, '') };
  const at = parts.findIndex(isVersion);
  const [apiVersion = '', resource = '', ...rest] = parts.slice(Math.max(at, 0), -1);
  if (at < 1 || resource === '') return undefined;
  const place = readResourceName(resourceName, verb, resource);
  return {
    ...{ kind: 'resource', verb, resource, apiVersion: place?.apiVersion ?? apiVersion },
    apiGroup: place ? place.apiGroup : groupOf(parts.slice(0, at)),
    subresource: rest[0] ?? place?.subresource ?? '',
    ...{ namespace: place?.namespace ?? '', name: place?.name ?? '' },
  };
}

const MAX_PARTS = 40;

function isVersion(part: string): boolean {
  return /^v\d+(?:(?:alpha|beta)\d+)?$/.test(part);
}

/** resourceName as the path that it stands for; undefined where it names another resource than methodName, or none. */
function readResourceName(resourceName: string, verb: string, resource: string) {
  const [group = '', ...rest] = resourceName.split('/', MAX_PARTS).map((part) => encodeURIComponent(part.toWellFormed()));
  const path = group === 'core' ? ['api', ...rest] : ['apis', group, ...rest];
  const request = parseRequestUri(`/${path.join('/')}`, verb);
  return request.kind === 'resource' && request.resource === resource ? request : undefined;
}

/**
 * The group from its reversed form. Groups without a dot look as if they were below k8s.io; of RBAC, both io.k8s.authorization.rbac
 * and io.k8s.rbac are in use.
 */
function groupOf(reversed: readonly string[]): string | undefined {
  const [first, second, ...rest] = reversed;
  if (first !== 'io' || second !== 'k8s') return [...reversed].reverse().join('.');
  const name = rest.join('.');
  if (name === 'core') return '';
  if (name === 'rbac') return 'rbac.authorization.k8s.io';
  return GROUPS_WITHOUT_DOT.has(name) ? name : [...reversed].reverse().join('.');
}

const GROUPS_WITHOUT_DOT: ReadonlySet<string> = new Set(['apps', 'autoscaling', 'batch', 'extensions', 'policy']);
