import type { Predicate } from '../../predicate/types.ts';
import type { HealthCheck, HealthContext } from './health-check.ts';

const CODE = 'bare-keyword';

/** A word that stands beside a test as an alternative, and so is looked for in the whole record instead of in the field. */
export const bareKeyword: HealthCheck = {
  code: CODE,
  title: 'Looks for a resource anywhere in the record',
  find: ({ predicate }, { resources }) =>
    findKeywords(predicate, resources).map(({ part, name }) => ({
      ...{ code: CODE, certainty: 'likely', dead: false, part },
      message: `"${name}" stands alone beside a test of objectRef.resource: it is looked for in the whole text of the record, not in that field.`,
      fix: `Write the field again: objectRef.resource in (…, "${name}").`,
    })),
};

function findKeywords(predicate: Predicate, resources: HealthContext['resources']): { part: Predicate; name: string }[] {
  if ('not' in predicate) return findKeywords(predicate.not, resources);
  if (!('all' in predicate || 'any' in predicate)) return [];
  const parts = 'all' in predicate ? predicate.all : predicate.any;
  const own = 'any' in predicate && parts.some((part) => 'field' in part && part.field === 'objectRef.resource');
  return parts.flatMap((part) => {
    const name = own && 'unsupported' in part && part.reason === 'full-text' ? nameIn(part.unsupported, resources) : undefined;
    return name ? [{ part, name }] : findKeywords(part, resources);
  });
}

function nameIn(text: string, resources: HealthContext['resources']): string | undefined {
  const words = new Set(text.toLowerCase().split(/[^a-z]+/));
  return resources.find(({ resource }) => words.has(resource))?.resource;
}
