import { VERBS } from '../../schema/common.ts';
import type { RbacRule } from '../../schema/rbac.ts';
import type { Catalog, NonResourceOperation, Operation } from '../model.ts';

/** An operation that a role allows; `names` where only for objects of these names. */
export interface Grant {
  readonly operation: Operation;
  readonly names?: readonly string[] | undefined;
}

/** What the rules of a role allow, as far as it shows in the log. */
export interface Grants {
  /** In the order of the catalog, without those that follow from `everywhere`. */
  readonly operations: readonly Grant[];
  readonly requests: readonly NonResourceOperation[];
  /** Verbs on every resource of every group; `*` is all. */
  readonly everywhere: readonly string[];
  /** The paths of requests without objectRef: all of them. */
  readonly everyPath: boolean;
  /** Words of RBAC that are the verb of no operation, each with what it is given for. */
  readonly words: readonly { readonly verb: string; readonly on: readonly string[]; readonly names: readonly string[] }[];
  /** Resources that no operation of the catalog has: of aggregated APIs, or checked elsewhere. */
  readonly unserved: readonly { readonly resource: string; readonly group: string; readonly verbs: readonly string[] }[];
}

/** Pages of roles and of all their actors ask for the same. */
const known = new WeakMap<readonly RbacRule[], { readonly catalog: Catalog; readonly grants: Grants }>();

/**
 * The operations that rules of RBAC allow. A rule fits where group, resource and verb are named or `*`; `pods` is not `pods/exec`, and
 * a star before a slash stands for any resource with that subresource (pkg/apis/rbac/v1/evaluation_helpers.go).
 */
export function grantsOf(rules: readonly RbacRule[], catalog: Catalog): Grants {
  const before = known.get(rules);
  if (before?.catalog === catalog) return before.grants;
  const grants = findGrants(rules, catalog);
  known.set(rules, { catalog, grants });
  return grants;
}

function findGrants(rules: readonly RbacRule[], { operations, nonResource }: Catalog): Grants {
  const wide = rules.filter(isEverywhere);
  const everywhere = [...new Set(wide.flatMap(({ verbs }) => verbs))];
  const rest = rules.filter((rule) => !isEverywhere(rule));
  const covered = (verb: string): boolean => everywhere.includes(verb) || everywhere.includes('*');
  const granted = operations.flatMap((operation) => {
    if (covered(operation.verb)) return [];
    const fits = rest.filter((rule) => allows(rule, operation));
    if (fits.length === 0) return [];
    return [
      fits.every(({ resourceNames }) => resourceNames)
        ? { operation, names: fits.flatMap(({ resourceNames = [] }) => resourceNames) }
        : { operation },
    ];
  });
  const paths = rules.flatMap(({ nonResourceURLs = [] }) => nonResourceURLs);
  return {
    operations: granted,
    requests: paths.includes('*') ? [] : nonResource.filter((request) => rules.some((rule) => allowsPath(rule, request))),
    everywhere,
    everyPath: paths.includes('*'),
    words: wordsOf(rest),
    unserved: unservedOf(rest, operations),
  };
}

function isEverywhere({ apiGroups = [], resources = [] }: RbacRule): boolean {
  return apiGroups.includes('*') && resources.includes('*');
}

function allows({ apiGroups = [], resources = [], verbs }: RbacRule, { verb, group, resource, subresource }: Operation): boolean {
  return has(verbs, verb) && has(apiGroups, group) && resources.some((wanted) => fitsResource(wanted, resource, subresource));
}

function fitsResource(wanted: string, resource: string, subresource: string | undefined): boolean {
  return (
    wanted === '*' ||
    wanted === (subresource ? `${resource}/${subresource}` : resource) ||
    (!!subresource && wanted === `*/${subresource}`)
  );
}

function has(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}

/** A path of a rule with a final star stands for all that begin so; a family of paths fits where one of its own paths does. */
function allowsPath({ nonResourceURLs = [], verbs }: RbacRule, { verb, family }: NonResourceOperation): boolean {
  const own = family.pattern.replace(/\/\*$/, '').replace(/\/?<.*$/, '');
  return (
    has(verbs, verb) &&
    nonResourceURLs.some((path) => {
      const wanted = path.replace(/\/?\*$/, '').replace(/(.)\/$/, '$1');
      return own === wanted
        ? !family.pattern.includes('<') || path.endsWith('*')
        : path.endsWith('*') && own.startsWith(`${wanted}/`);
    })
  );
}

function wordsOf(rules: readonly RbacRule[]): Grants['words'] {
  const found = rules.flatMap(({ verbs, resources = [], resourceNames = [] }) =>
    verbs.filter((verb) => verb !== '*' && !isLogged(verb)).map((verb) => ({ verb, on: resources, names: resourceNames })),
  );
  return [...Map.groupBy(found, ({ verb }) => verb)].map(([verb, parts]) => ({
    verb,
    on: [...new Set(parts.flatMap(({ on }) => on))],
    names: [...new Set(parts.flatMap(({ names }) => names))],
  }));
}

function isLogged(verb: string): boolean {
  return (VERBS as readonly string[]).includes(verb);
}

/** The targets that operations have, as group and resource with its subresource, and their groups. */
interface Served {
  readonly targets: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

const servedBy = new WeakMap<readonly Operation[], Served>();

function servedOf(operations: readonly Operation[]): Served {
  const served = servedBy.get(operations) ?? {
    targets: new Set(
      operations.map(({ group, resource, subresource }) => `${group} ${subresource ? `${resource}/${subresource}` : resource}`),
    ),
    groups: new Set(operations.map(({ group }) => group)),
  };
  servedBy.set(operations, served);
  return served;
}

function unservedOf(rules: readonly RbacRule[], operations: readonly Operation[]): Grants['unserved'] {
  const { targets, groups } = servedOf(operations);
  return rules.flatMap(({ apiGroups = [], resources = [], verbs }) =>
    apiGroups.flatMap((group) =>
      resources
        .filter((resource) =>
          resource.includes('*') ? group !== '*' && !groups.has(group) : !targets.has(`${group} ${resource}`),
        )
        .filter(() => verbs.some((verb) => verb === '*' || isLogged(verb)))
        .map((resource) => ({ resource, group, verbs })),
    ),
  );
}
