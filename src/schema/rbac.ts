import { z } from 'zod';
import { provenance } from './api-surface.ts';
import { minor } from './common.ts';

const names = z.array(z.string().max(253)).min(1);
/** Longer names no API server takes, and no disk as the name of a page's folder. */
const name = z.string().min(1).max(200);

/** One rule of a role, as RBAC has it: resources or paths, and verbs of RBAC, of which some never become a verb of the log. */
const rbacRule = z.strictObject({
  apiGroups: names.optional(),
  resources: names.optional(),
  resourceNames: names.optional(),
  nonResourceURLs: names.optional(),
  verbs: names,
});
export type RbacRule = z.infer<typeof rbacRule>;

const rbacRole = z.strictObject({
  name,
  namespace: name.optional().describe('Set for a Role; a ClusterRole has none'),
  aggregateFrom: names.optional().describe('It takes the rules of roles with the label aggregate-to-<word>'),
  aggregateTo: names.optional().describe('Words of its labels aggregate-to-<word>'),
  rules: z.array(rbacRule),
});
export type RbacRole = z.infer<typeof rbacRole>;

const rbacSubject = z.strictObject({
  kind: z.enum(['User', 'Group', 'ServiceAccount']),
  name,
  namespace: name.optional(),
});
export type RbacSubject = z.infer<typeof rbacSubject>;

const head = {
  kubernetes: minor.describe('The minor that the file was read at'),
  provenance,
};

/** content/imported/rbac/<name>-roles.yaml: roles that every API server makes at its start. */
export const rbacRoles = z.strictObject({ ...head, roles: z.array(rbacRole).min(1) });
export type RbacRoles = z.infer<typeof rbacRoles>;

/** content/imported/rbac/<name>-role-bindings.yaml: whom it gives them to. */
export const rbacBindings = z.strictObject({
  ...head,
  bindings: z
    .array(
      z.strictObject({
        name,
        namespace: name.optional(),
        role: z.strictObject({ kind: z.enum(['ClusterRole', 'Role']), name }),
        subjects: z.array(rbacSubject),
      }),
    )
    .min(1),
});
export type RbacBindings = z.infer<typeof rbacBindings>;
