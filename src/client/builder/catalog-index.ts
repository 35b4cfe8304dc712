import { operationId } from '../../audit/operation-id.ts';
import { createNamer, type Namer } from '../../dialects/namer.ts';
import type { OperationKey } from '../../predicate/event-lookup.ts';
import type { RequestTarget } from '../../queries/requests.ts';
import type { BuilderData, BuilderField, BuilderResource } from '../../view/builder-data.ts';

/** One entry of the list of operations: an act of one or several verbs, or a request without a resource. */
export interface Act {
  /** The id that stands for it in an address. */
  readonly id: string;
  readonly ids: readonly string[];
  /** "get pods", "get, create pods/exec", "get /healthz". */
  readonly title: string;
  readonly note?: string | undefined;
  readonly target: RequestTarget;
  /** What tells its operations; none for a request without a resource. */
  readonly keys: readonly OperationKey[];
}

/** The catalog as the builder asks for it. */
export interface CatalogIndex {
  /** In the order of the list. */
  readonly acts: readonly Act[];
  /** By each id that stands for it. */
  readonly actOf: ReadonlyMap<string, Act>;
  readonly fields: readonly BuilderField[];
  readonly fieldOf: ReadonlyMap<string, BuilderField>;
  readonly dialects: readonly { readonly id: string; readonly title: string; readonly product: string }[];
  /** @throws Error for a dialect that is not there. */
  readonly namerOf: (dialect: string) => Namer;
}

export function createCatalogIndex(data: BuilderData): CatalogIndex {
  const isSecond = new Set(data.acts.flatMap((ids) => ids.slice(1)));
  const acts = [...data.resources.flatMap((resource) => toActs(resource, data.acts)), ...data.families.map(toFamilyAct)];
  const listed = acts.filter(({ id }) => !isSecond.has(id));
  const namers = new Map<string, Namer>();
  return {
    acts: listed,
    actOf: new Map(listed.flatMap((act) => act.ids.map((id) => [id, act]))),
    fields: data.fields,
    fieldOf: new Map(data.fields.map((field) => [field.path, field])),
    dialects: data.dialects,
    namerOf: (id) => {
      const known = namers.get(id) ?? makeNamer(id, data);
      namers.set(id, known);
      return known;
    },
  };
}

function makeNamer(id: string, { dialects }: BuilderData): Namer {
  const dialect = dialects.find((one) => one.id === id);
  if (!dialect) throw new Error(`Cannot find the dialect "${id}"`);
  return createNamer({ ...dialect, summary: '', languages: [], references: [] });
}

function toActs(resource: BuilderResource, oneActs: BuilderData['acts']): Act[] {
  const { name, group: apiGroup, namespaced } = resource;
  return resource.operations.map(([verb, subresource, marks]): Act => {
    const own = operationId(verb, name, subresource);
    const ids = oneActs.find((act) => act.includes(own)) ?? [own];
    const verbs = ids.map((id) => id.slice(0, id.indexOf('-')));
    const key = { apiGroup, resource: resource.resource, subresource: subresource || undefined };
    return {
      ...{ id: own, ids, title: `${verbs.join(', ')} ${subresource ? `${name}/${subresource}` : name}` },
      note: verbs.length > 1 ? 'one act' : undefined,
      target: {
        ...{ kind: 'resource', verbs, ...key, namespaced },
        ...{ isOnCollection: marks.includes('c'), isLongRunning: marks.includes('l') },
      },
      keys: verbs.map((verb) => ({ verb, ...key })),
    };
  });
}

function toFamilyAct({ id, verb, pattern, isLong }: BuilderData['families'][number]): Act {
  return {
    ...{ id, ids: [id], title: `${verb} ${pattern}`, note: 'no resource', keys: [] },
    target: { kind: 'nonresource', verb, pattern, isLongRunning: isLong },
  };
}

/** The acts of these ids, each once, and the ids that nothing has. */
export function findActs(ids: readonly string[], { actOf }: CatalogIndex): { acts: readonly Act[]; unknown: readonly string[] } {
  return {
    acts: [...new Set(ids.flatMap((id) => actOf.get(id) ?? []))],
    unknown: ids.filter((id) => !actOf.has(id)),
  };
}
