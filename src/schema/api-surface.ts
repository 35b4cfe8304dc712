import { z } from 'zod';
import { minor, verb } from './common.ts';

/** Where imported facts come from. */
export const provenance = z.strictObject({
  repository: z.string(),
  path: z.string(),
  commit: z.string().min(3),
  license: z.string(),
  note: z.string().optional(),
});
export type Provenance = z.infer<typeof provenance>;

export const apiStage = z.enum(['ga', 'beta', 'alpha']);
export type ApiStage = z.infer<typeof apiStage>;

/** Stage that an API version's name tells: alpha and beta are part of it. */
export function stageOfVersion(version: string): ApiStage {
  if (version.includes('alpha')) return 'alpha';
  return version.includes('beta') ? 'beta' : 'ga';
}

/** One row of an API server's discovery: (group, version, resource[, subresource]) and the verbs it takes. */
export const apiRow = z.strictObject({
  group: z.string(),
  version: z.string(),
  resource: z.string(),
  subresource: z.string().optional(),
  namespaced: z.boolean(),
  kind: z.string().describe('Kind of the body; for a connect subresource the options kind'),
  kindGroupVersion: z.string().optional().describe('Where the kind is of another group, as Scale or TokenRequest'),
  verbs: z.array(verb).min(1),
  stage: apiStage,
  shortNames: z.array(z.string()).optional(),
  singular: z.string().optional(),
  categories: z.array(z.string()).optional(),
  connectMethods: z.array(z.string()).optional().describe('HTTP methods of a connect subresource'),
  default: z.boolean().optional().describe('Served with no extra flags; absent where not known'),
});
export type ApiRow = z.infer<typeof apiRow>;

/** content/imported/api/<minor>.yaml */
export const apiSurface = z.strictObject({
  kubernetes: z.string(),
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
  kubernetes: z.string(),
  provenance,
  listed: z.array(z.string()).min(1),
  unlisted: z.array(z.string()),
});
export type NonResourcePaths = z.infer<typeof nonResourcePaths>;
