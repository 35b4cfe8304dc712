import type { AuditPolicyRule } from '../../schema/provider.ts';
import { groupLabel } from '../labels.ts';

/** Groups that a line names; what is more is counted. */
const SHOWN_GROUPS = 4;

/** What a rule of an audit policy fits, in words: "get of nodes, nodes/status, by group system:nodes". */
export function describePolicyRule(rule: AuditPolicyRule): string {
  const { verbs, resources, nonResourceURLs, users = [], userGroups = [], namespaces = [] } = rule;
  const who = [...users, ...userGroups.map((group) => `group ${group}`)];
  const what = nonResourceURLs ? `the paths ${nonResourceURLs.join(', ')}` : resources ? describeResources(resources) : undefined;
  const parts = [
    [verbs?.join(', '), what].filter((part) => part !== undefined).join(' of '),
    ...(namespaces.length > 0 ? [`in ${namespaces.map((name) => (name === '' ? 'no namespace' : name)).join(', ')}`] : []),
    ...(who.length > 0 ? [`by ${who.join(', ')}`] : []),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'everything else' : parts.join(', ');
}

function describeResources(items: NonNullable<AuditPolicyRule['resources']>): string {
  const whole = items.filter(({ resources }) => !resources).map(({ group }) => groupLabel(group));
  const parts = items.flatMap(({ group, resources, resourceNames }) => {
    if (!resources) return [];
    const suffix = group === '' ? '' : ` of ${group}`;
    return [`${resources.join(', ')}${suffix}${resourceNames ? ` called ${resourceNames.join(', ')}` : ''}`];
  });
  const shown = whole.slice(0, SHOWN_GROUPS).join(', ');
  const rest = whole.length - SHOWN_GROUPS;
  const groups =
    whole.length === 0 ? [] : [`the ${whole.length === 1 ? 'group' : 'groups'} ${shown}${rest > 0 ? ` and ${rest} more` : ''}`];
  return [...parts, ...groups].join('; ');
}
