import type { AuditPolicy, AuditPolicyRule, PolicyLevel } from '../../schema/provider.ts';
import type { NonResourceOperation, Operation } from '../model.ts';

/** The level at which a policy writes an operation. */
export interface LoggedLevel {
  /** Where no condition on the caller or the object is met; undefined where the policy cannot be read. */
  readonly level: PolicyLevel | undefined;
  /** Earlier rules that give another level to some of its requests. */
  readonly exceptions: readonly { readonly level: PolicyLevel; readonly rule: AuditPolicyRule }[];
  /** The category of the log does not carry the verb. */
  readonly leftOut: boolean;
}

/**
 * The level that a policy gives an operation: the first rule that fits decides (k8s.io/apiserver pkg/audit/policy/checker.go). Whether a
 * rule with users, groups, namespaces or names fits depends on the request, so such a rule is an exception, and the search goes on. A star
 * is no verb: a rule for all has no list of them.
 */
export function levelOf({ rules, leavesOutVerbs = [] }: AuditPolicy, operation: Operation | NonResourceOperation): LoggedLevel {
  const leftOut = leavesOutVerbs.includes(operation.verb);
  if (!rules) return { level: undefined, exceptions: [], leftOut };
  const fits = rules.filter((rule) => canFit(rule, operation));
  const first = fits.findIndex((rule) => !isConditional(rule, operation));
  const level = fits[first]?.level ?? 'None';
  const before = first < 0 ? fits : fits.slice(0, first);
  return {
    level,
    exceptions: before.filter((rule) => rule.level !== level).map((rule) => ({ level: rule.level, rule })),
    leftOut,
  };
}

function canFit(rule: AuditPolicyRule, operation: Operation | NonResourceOperation): boolean {
  if (rule.verbs && !rule.verbs.includes(operation.verb)) return false;
  const { resources, namespaces, nonResourceURLs } = rule;
  if ('family' in operation)
    return nonResourceURLs ? nonResourceURLs.some((path) => canFitPath(path, operation)) : !resources && !namespaces;
  if (namespaces && !hasNamespace(operation) && !namespaces.includes('')) return false;
  if (resources) return resources.some((item) => fitsItem(item, operation));
  return !nonResourceURLs || namespaces !== undefined;
}

/** Of a request for one Namespace, its name is the namespace too (pkg/endpoints/request/requestinfo.go). */
function hasNamespace({ namespaced, group, resource }: Operation): boolean {
  return namespaced || (group === '' && resource === 'namespaces');
}

/** `pods/*` is `pods` as well. */
function fitsItem(
  { group, resources }: NonNullable<AuditPolicyRule['resources']>[number],
  { group: own, resource, subresource }: Operation,
): boolean {
  if (group !== own) return false;
  if (!resources) return true;
  const whole = subresource ? `${resource}/${subresource}` : resource;
  return resources.some(
    (wanted) =>
      wanted === '*' ||
      wanted === whole ||
      wanted === `${resource}/*` ||
      (subresource !== undefined && wanted === `*/${subresource}`),
  );
}

/** A path of a policy with a final star stands for all that begin so. */
function canFitPath(path: string, { family }: NonResourceOperation): boolean {
  const own = family.pattern.replace(/\/\*$/, '').replace(/<.*$/, '');
  const wanted = path.replace(/\*$/, '');
  if (path === '*' || own === wanted) return true;
  return path.endsWith('*')
    ? own.startsWith(wanted) || (family.pattern.endsWith('/*') && wanted.startsWith(`${own}/`))
    : family.pattern.endsWith('/*') && path.startsWith(`${own}/`);
}

/** Every caller is in one of them, but for a failed login. */
const EVERYBODY = ['system:authenticated', 'system:unauthenticated'];

/** It depends on who asks, or for which object, and not on the operation alone. */
function isConditional(
  { users, userGroups, namespaces, resources, nonResourceURLs }: AuditPolicyRule,
  operation: Operation | NonResourceOperation,
): boolean {
  if (users || (userGroups && !EVERYBODY.every((group) => userGroups.includes(group)))) return true;
  if ('family' in operation) return nonResourceURLs?.every((path) => path !== '*' && !coversFamily(path, operation)) ?? false;
  if (namespaces) return true;
  return (
    resources?.filter((item) => fitsItem(item, operation)).every(({ resourceNames }) => resourceNames !== undefined) ?? false
  );
}

/** Every path of the family begins as the path of the policy does, or is it. */
function coversFamily(path: string, { family }: NonResourceOperation): boolean {
  const own = family.pattern.replace(/\/\*$/, '').replace(/<.*$/, '');
  if (path.endsWith('*')) return own.startsWith(path.slice(0, -1));
  return path === family.pattern;
}
