import { nonResourceStages, recordStages } from '../catalog/derive/record-fields.ts';
import { isOnCollection } from '../catalog/derive/requests.ts';
import { EQUIVALENCE_SETS } from '../catalog/equivalents.ts';
import type { Catalog, Operation } from '../catalog/model.ts';
import { LANGUAGES } from '../queries/languages.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { BuilderData, BuilderDialect } from './builder-data.ts';
import { operationTitle } from './labels.ts';
import type { Link } from './link.ts';
import { dialectHref, operationHref } from './urls.ts';

/** The builder's page as it is read before, and without, its script. */
export interface BuilderPage {
  /** Pages with ready queries. */
  readonly ready: readonly Link[];
  readonly languages: readonly { readonly title: string; readonly names: Link }[];
}

/** Operations that people look for most. */
const READY = ['create-pods-exec', 'list-secrets', 'create-clusterrolebindings', 'create-serviceaccounts-token', 'delete-events'];

export function toBuilderPage({ operations, dialects }: Catalog): BuilderPage {
  const ready = READY.flatMap((id) => operations.find((operation) => operation.id === id) ?? []);
  return {
    ready: ready.map((operation) => ({ text: operationTitle(operation), href: operationHref(operation) })),
    languages: LANGUAGES.flatMap(({ title, dialect }) => {
      const found = dialects.find(({ id }) => id === dialect);
      return found ? [{ title, names: { text: found.title, href: dialectHref(found) } }] : [];
    }),
  };
}

export function toBuilderData(catalog: Catalog): BuilderData {
  const spoken = new Set(LANGUAGES.map(({ dialect }) => dialect));
  return {
    resources: catalog.resources.map(({ name, group, resource, namespaced, operations }) => ({
      ...{ name, group, resource, namespaced },
      operations: operations.map((operation) => [operation.verb, operation.subresource ?? '', marksOf(operation)] as const),
    })),
    families: catalog.nonResource.map((operation) => ({
      ...{ id: operation.id, verb: operation.verb, pattern: operation.family.pattern },
      isLong: nonResourceStages(operation).includes('ResponseStarted'),
    })),
    acts: toActs(catalog),
    fields: catalog.fields.map(({ path, type, control, level, stages }) => ({ path, type, control, level, stages })),
    dialects: catalog.dialects.filter(({ id }) => spoken.has(id)).map(toBuilderDialect),
  };
}

function marksOf(operation: Operation): string {
  return `${isOnCollection(operation) ? 'c' : ''}${recordStages(operation).includes('ResponseStarted') ? 'l' : ''}`;
}

function toActs({ operations }: Catalog): readonly (readonly string[])[] {
  const idOf = new Map(operations.map((operation) => [operationTitle(operation), operation.id]));
  return EQUIVALENCE_SETS.filter(({ isOneAct }) => isOneAct).map(({ members }) =>
    members.flatMap((member) => idOf.get(member) ?? []),
  );
}

/** Without the keys of references: whoever builds a query is shown names and no sources. */
function toBuilderDialect(dialect: Dialect): BuilderDialect {
  const { id, title, product, notation, annotationDots, leavesOnly, otherwise } = dialect;
  return {
    ...{ id, title, product, notation, annotationDots, leavesOnly },
    otherwise: otherwise && dropSource(otherwise),
    prefixes: dialect.prefixes?.map(dropSource),
    fields: dialect.fields.filter(({ path, carries }) => path !== undefined || carries).map(dropSource),
    absent: dialect.absent?.map(dropSource),
    published: dialect.published?.map(dropSource),
  };
}

function dropSource<T extends { readonly from?: string | undefined }>({ from: _, ...rest }: T): Omit<T, 'from'> {
  return rest;
}
