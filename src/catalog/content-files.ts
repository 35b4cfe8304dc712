import type { z } from 'zod';
import { apiSurface, lifecycle, nonResourcePaths } from '../schema/api-surface.ts';
import { fieldContent } from '../schema/field.ts';
import { guideContent } from '../schema/guide.ts';
import { operationContent } from '../schema/operation.ts';
import { resourceContent } from '../schema/resource.ts';
import { nonResourceFamilies, redirects, terms, verbTerms } from '../schema/vocab.ts';

/** Every kind of content file: which paths are of this kind, and the schema that they follow. The first match counts. */
export const CONTENT_KINDS = [
  { kind: 'operation', path: /^content\/operations\/.+\.yaml$/, schema: operationContent },
  { kind: 'resource', path: /^content\/resources\/.+\.yaml$/, schema: resourceContent },
  { kind: 'field', path: /^content\/fields\/[^/]+\.yaml$/, schema: fieldContent },
  { kind: 'guide', path: /^content\/guides\/[a-z0-9-]+\.mdx$/, schema: guideContent },
  { kind: 'verbs', path: /^content\/vocab\/verbs\.yaml$/, schema: verbTerms },
  { kind: 'terms', path: /^content\/vocab\/(stages|levels)\.yaml$/, schema: terms },
  { kind: 'families', path: /^content\/vocab\/nonresource\.yaml$/, schema: nonResourceFamilies },
  { kind: 'redirects', path: /^content\/redirects\.yaml$/, schema: redirects },
  { kind: 'lifecycle', path: /^content\/imported\/api\/lifecycle\.yaml$/, schema: lifecycle },
  { kind: 'nonresource', path: /^content\/imported\/api\/nonresource\.yaml$/, schema: nonResourcePaths },
  { kind: 'api', path: /^content\/imported\/api\/1\.\d+\.yaml$/, schema: apiSurface },
] as const satisfies readonly { kind: string; path: RegExp; schema: z.ZodType }[];

export type ContentKind = (typeof CONTENT_KINDS)[number]['kind'];

/** The kind of content that a path holds, or undefined for a file that nothing reads. */
export function contentKindOf(file: string): (typeof CONTENT_KINDS)[number] | undefined {
  return CONTENT_KINDS.find(({ path }) => path.test(file));
}
