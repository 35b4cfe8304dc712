import { parse } from 'yaml';
import { z } from 'zod';
import type { RbacBindings, RbacRole } from '../../schema/rbac.ts';

const strings = z.array(z.string()).optional();
const metadata = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
});

const roleList = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['ClusterRole', 'Role']),
      metadata,
      aggregationRule: z
        .object({ clusterRoleSelectors: z.array(z.object({ matchLabels: z.record(z.string(), z.string()) })) })
        .optional(),
      rules: z
        .array(
          z.strictObject({
            apiGroups: strings,
            resources: strings,
            resourceNames: strings,
            nonResourceURLs: strings,
            verbs: z.array(z.string()),
          }),
        )
        .nullable(),
    }),
  ),
});

const bindingList = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['ClusterRoleBinding', 'RoleBinding']),
      metadata,
      roleRef: z.object({ kind: z.enum(['ClusterRole', 'Role']), name: z.string() }),
      subjects: z
        .array(
          z.object({ kind: z.enum(['User', 'Group', 'ServiceAccount']), name: z.string(), namespace: z.string().optional() }),
        )
        .default([]),
    }),
  ),
});

export type Binding = RbacBindings['bindings'][number];

/** The roles of one file of the bootstrap policy. Throws where it is no list of roles. */
export function readRoles(text: string): RbacRole[] {
  return roleList.parse(parse(text)).items.map(({ metadata: { name, namespace, labels = {} }, aggregationRule, rules }) => {
    const from = (aggregationRule?.clusterRoleSelectors ?? []).flatMap(({ matchLabels }) => aggregationWords(matchLabels));
    const to = aggregationWords(labels);
    return {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(from.length > 0 && { aggregateFrom: from }),
      ...(to.length > 0 && { aggregateTo: to }),
      rules: rules ?? [],
    };
  });
}

/** The bindings of one file. Throws where it is no list of bindings. */
export function readBindings(text: string): Binding[] {
  return bindingList.parse(parse(text)).items.map(({ metadata: { name, namespace }, roleRef, subjects }) => ({
    name,
    ...(namespace !== undefined && { namespace }),
    role: { kind: roleRef.kind, name: roleRef.name },
    subjects: subjects.map((subject) => ({
      kind: subject.kind,
      name: subject.name,
      ...(subject.namespace !== undefined && { namespace: subject.namespace }),
    })),
  }));
}

const AGGREGATE = 'rbac.authorization.k8s.io/aggregate-to-';

/** The ends of the labels that tie roles together: "edit" of aggregate-to-edit: "true". */
function aggregationWords(labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels)
    .filter(([label, value]) => label.startsWith(AGGREGATE) && value === 'true')
    .map(([label]) => label.slice(AGGREGATE.length));
}
