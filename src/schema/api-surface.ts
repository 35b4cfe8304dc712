import { z } from 'zod';
import { minor, verb } from './common.ts';

/** Where imported facts come from. */
export const provenance = z.strictObject({
  repository: z.string().max(100),
  path: z.string().max(200),
  commit: z.string().min(3).max(64),
  license: z.string().max(80),
  note: z.string().max(300).optional(),
});
export type Provenance = z.infer<typeof provenance>;

export const apiStage = z.enum(['ga', 'beta', 'alpha']);
export type ApiStage = z.infer<typeof apiStage>;

/** Stage that an API version's name tells: alpha and beta are part of it. */
export function stageOfVersion(version: string): ApiStage {
  if (version.includes('alpha')) return 'alpha';
  return version.includes('beta') ? 'beta' : 'ga';
}

/** Names that become parts of addresses: what the API server itself allows in them, and no more. */
const dnsName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/);
const kindName = z
  .string()
  .max(63)
  .regex(/^[A-Za-z][A-Za-z0-9]*$/);

/** A release of Kubernetes: 1.36.3, 1.37.0-rc.1. */
const release = z
  .string()
  .max(40)
  .regex(/^\d+\.\d+/);

/** One row of an API server's discovery: (group, version, resource[, subresource]) and the verbs it takes. */
export const apiRow = z.strictObject({
  group: z.union([z.literal(''), dnsName]),
  version: dnsName,
  resource: dnsName,
  subresource: dnsName.optional(),
  namespaced: z.boolean(),
  kind: kindName.describe('Kind of the body; for a connect subresource the options kind'),
  kindGroupVersion: z
    .string()
    .regex(/^[a-z0-9./-]+$/)
    .max(300)
    .optional()
    .describe('Where the kind is of another group, as Scale or TokenRequest'),
  verbs: z.array(verb).min(1),
  stage: apiStage,
  shortNames: z.array(dnsName).optional(),
  singular: dnsName.optional(),
  categories: z.array(dnsName).optional(),
  connectMethods: z
    .array(z.string().regex(/^[A-Z]+$/))
    .optional()
    .describe('HTTP methods of a connect subresource'),
  default: z.boolean().optional().describe('Served with no extra flags; absent where not known'),
});
export type ApiRow = z.infer<typeof apiRow>;

/** content/imported/api/<minor>.yaml */
export const apiSurface = z.strictObject({
  kubernetes: release,
  minor,
  provenance,
  resources: z.array(apiRow).min(1),
});
export type ApiSurface = z.infer<typeof apiSurface>;

/** content/imported/api/lifecycle.yaml: what the API types themselves say of each kind's life. */
export const lifecycleRow = z.strictObject({
  group: z.string(),
  version: z.string(),
  kind: z.string(),
  introduced: minor,
  deprecated: minor.optional(),
  removed: minor.optional().describe('First minor without it; may lie in the future'),
  replacement: z.string().optional(),
});
export type LifecycleRow = z.infer<typeof lifecycleRow>;
export const lifecycle = z.strictObject({ provenance, kinds: z.array(lifecycleRow).min(1) });
export type Lifecycle = z.infer<typeof lifecycle>;

/** content/imported/api/nonresource.yaml: paths that a running API server lists at GET /, and others it serves. */
export const nonResourcePaths = z.strictObject({
  kubernetes: release,
  provenance,
  listed: z.array(z.string()).min(1),
  unlisted: z.array(z.string()),
});
export type NonResourcePaths = z.infer<typeof nonResourcePaths>;
