import type { Resource, Rule } from './model.ts';

/** Id of the page of rules that name a resource and no verb. */
export function anyId({ name }: Pick<Resource, 'name'>): string {
  return `any-${name}`;
}

/** Path of the page of a rule, from the root of the site. */
export function rulePath({ corpus, slug }: Pick<Rule, 'corpus' | 'slug'>): string {
  return `/rules/${corpus}/${slug}/`;
}
