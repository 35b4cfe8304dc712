import { operationPath, resourcePath } from '../audit/operation-id.ts';
import type { Actor, Field, NonResourceOperation, Operation, Provider, Resource, Role, Rule } from '../catalog/model.ts';
import { anyId, rulePath } from '../catalog/rule-address.ts';
import { techniquePath } from '../catalog/techniques.ts';

/** Where the site is mounted: "/" or, in a fork served from a folder, "/audit-atlas/". Astro's `base`; its source where Astro is not. */
const BASE = (import.meta as { env?: { BASE_URL?: string } }).env?.BASE_URL ?? process.env['ATLAS_BASE'] ?? '/';

/** Address of a path of this site, as an href. */
export function href(path: string): string {
  return joinBase(BASE, path);
}

/** The same with the host in front, where it is known; else the href, which is true on any host. */
export function toAddress(path: string, site: URL | undefined): string {
  return site ? new URL(href(path), site).href : href(path);
}

/** Address of a path for a site mounted at `base`, with or without a slash at its end. */
export function joinBase(base: string, path: string): string {
  return `${base.replace(/\/$/, '')}${path}`;
}

export function resourceHref(resource: Pick<Resource, 'name'>): string {
  return href(resourcePath(resource.name));
}

export function operationHref(operation: Pick<Operation, 'resourceName' | 'id'>): string {
  return href(operationPath(operation.resourceName, operation.id));
}

/** Address of the page of `any-<resource>`, which stands for rules that name a resource and no verb. */
export function anyHref(resource: Pick<Resource, 'name'>): string {
  return href(operationPath(resource.name, anyId(resource)));
}

export function nonResourceHref(operation: Pick<NonResourceOperation, 'id'>): string {
  return href(operationPath('nonresource', operation.id));
}

export function ruleHref(rule: Pick<Rule, 'corpus' | 'slug'>): string {
  return href(rulePath(rule));
}

/** Address of the page of a vendor's rules. */
export function corpusHref({ id }: { readonly id: string }): string {
  return href(`/rules/${id}/`);
}

/** Address of the list of all rules that reach an operation, or that are listed at `any-<resource>`. */
export function operationRulesHref({ resourceName, id }: Pick<Operation, 'resourceName' | 'id'>): string {
  return href(`${operationPath(resourceName, id)}rules/`);
}

/** Address of the page of a technique of ATT&CK; its id keeps its capital letter. */
export function techniqueHref(id: string): string {
  return href(techniquePath(id));
}

/** Address of a layer for the ATT&CK Navigator: of one vendor's rules, or of all, which is called `catalog`. */
export function layerHref(name: string): string {
  return href(`/attack/layers/${name}.json`);
}

export function fieldHref(field: Pick<Field, 'slug'>): string {
  return href(`/fields/${field.slug}/`);
}

/** Address of the page of a dialect: what one product calls the fields. */
export function dialectHref({ id }: { readonly id: string }): string {
  return href(`/dialects/${id}/`);
}

export function verbHref(verb: string): string {
  return href(`/verbs/${verb}/`);
}

export function stageHref(stage: string): string {
  return href(`/stages/#${stage.toLowerCase()}`);
}

export function levelHref(level: string): string {
  return href(`/levels/#${level.toLowerCase()}`);
}

export function guideHref(slug: string): string {
  return href(`/guides/${slug}/`);
}

/** Address of a default role: its name with dots for colons, `/roles/system.controller.job-controller/`; a namespace stands in front. */
export function roleHref({ slug }: Pick<Role, 'slug'>): string {
  return href(`/roles/${slug}/`);
}

/** Address of an identity, made from its name as that of a role is. */
export function actorHref({ slug }: Pick<Actor, 'slug'>): string {
  return href(`/actors/${slug}/`);
}

export function providerHref({ id }: Pick<Provider, 'id'>): string {
  return href(`/providers/${id}/`);
}
