import { z } from 'zod';
import type { LocalRow } from '../../schema/local.ts';
import type { ReadError } from '../rules/corpus-importer.ts';
import { readDocuments } from '../rules/read-document.ts';

const subresources = z.looseObject({ status: z.unknown().optional(), scale: z.unknown().optional() }).nullish();
const words = z.array(z.string()).nullish();

/** A CustomResourceDefinition (apiextensions-apiserver pkg/apis/apiextensions/v1/types.go); v1beta1 may say of all versions what v1 says of each. */
const definition = z.looseObject({
  spec: z.looseObject({
    group: z.string().min(1),
    scope: z.enum(['Namespaced', 'Cluster']),
    names: z.looseObject({
      plural: z.string(),
      kind: z.string(),
      singular: z.string().nullish(),
      shortNames: words,
      categories: words,
    }),
    version: z.string().optional(),
    versions: z.array(z.looseObject({ name: z.string(), served: z.boolean(), subresources })).optional(),
    subresources,
  }),
});
type Definition = z.infer<typeof definition>;

/**
 * Reads the resources that a manifest of CustomResourceDefinitions serves: documents of one file, or the list that `kubectl get crd -o yaml`
 * prints, also as JSON. Objects of other kinds are passed over. Never throws, whatever the text holds.
 */
export function readDefinitions(path: string, text: string): { rows: LocalRow[]; errors: ReadError[] } {
  const { documents, errors } = readDocuments(path, text);
  const found = documents.flatMap(({ value, locate }) =>
    listObjects(value).map(({ object, at }) => {
      const { data, error } = definition.safeParse(object);
      if (data) return { rows: toRows(data), errors: [] };
      const [issue] = error.issues;
      const message = `Cannot read "${issue?.path.join('.')}": ${issue?.message}`;
      return { rows: [], errors: [{ path, ...locate([...at, ...(issue?.path ?? [])]), message }] };
    }),
  );
  return { rows: found.flatMap(({ rows }) => rows), errors: [...errors, ...found.flatMap((one) => one.errors)] };
}

/** The definitions in a document, with the path to each. */
function listObjects(value: unknown): { readonly object: unknown; readonly at: readonly PropertyKey[] }[] {
  const { kind, items } = (value ?? {}) as { readonly kind?: unknown; readonly items?: unknown };
  if (kind === 'CustomResourceDefinition') return [{ object: value, at: [] }];
  if (!Array.isArray(items) || !/List$/.test(String(kind))) return [];
  return items.flatMap((item, index) =>
    listObjects({ kind: 'CustomResourceDefinition', ...item }).map(({ object }) => ({ object, at: ['items', index] })),
  );
}

function toRows({ spec }: Definition): LocalRow[] {
  const { group, scope, names, version, versions = [{ name: version ?? 'v1', served: true, subresources: null }] } = spec;
  const { plural: resource, kind, singular, shortNames, categories } = names;
  return versions
    .filter(({ served }) => served)
    .flatMap((each) => {
      const parts = each.subresources ?? spec.subresources;
      const common = { group, version: each.name, resource, namespaced: scope === 'Namespaced', kind };
      const main = { ...common, ...list({ shortNames }), singular: singular || kind.toLowerCase(), ...list({ categories }) };
      const scale = { ...common, subresource: 'scale', kind: 'Scale', kindGroupVersion: 'autoscaling/v1' };
      return [main, ...(parts?.scale ? [scale] : []), ...(parts?.status ? [{ ...common, subresource: 'status' }] : [])];
    });
}

/** A list that has something in it. */
function list<K extends string>(named: Readonly<Record<K, string[] | null | undefined>>): Partial<Record<K, string[]>> {
  const filled = Object.entries(named).filter(([, values]) => Array.isArray(values) && values.length > 0);
  return Object.fromEntries(filled) as Partial<Record<K, string[]>>;
}
