import { z } from 'zod';
import { type ApiRow, apiRow, stageOfVersion } from '../../schema/api-surface.ts';

const names = z.array(z.string()).optional();
const groupVersionKind = z.object({ group: z.string().default(''), version: z.string().default(''), kind: z.string() });

/** `api__v1.json`, `apis__<group>__<version>.json`: an APIResourceList (apimachinery pkg/apis/meta/v1/types.go). */
const resourceList = z.object({
  kind: z.literal('APIResourceList'),
  groupVersion: z.string(),
  resources: z.array(
    z.object({
      name: z.string(),
      singularName: z.string().default(''),
      namespaced: z.boolean(),
      kind: z.string(),
      group: z.string().optional(),
      version: z.string().optional(),
      verbs: z.array(z.string()),
      shortNames: names,
      categories: names,
    }),
  ),
});

/** `aggregated_v2.json`: an APIGroupDiscoveryList (k8s.io/api apidiscovery/v2/types.go). */
const groupDiscoveryList = z.object({
  kind: z.literal('APIGroupDiscoveryList'),
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string().default('') }),
      versions: z.array(
        z.object({
          version: z.string(),
          resources: z
            .array(
              z.object({
                resource: z.string(),
                responseKind: groupVersionKind,
                scope: z.enum(['Namespaced', 'Cluster']),
                singularResource: z.string().default(''),
                verbs: z.array(z.string()).default([]),
                shortNames: names,
                categories: names,
                subresources: z
                  .array(z.object({ subresource: z.string(), responseKind: groupVersionKind, verbs: z.array(z.string()) }))
                  .default([]),
              }),
            )
            .default([]),
        }),
      ),
    }),
  ),
});

/** Rows of one per-group discovery file. Throws where it is no APIResourceList. */
export function readResourceList(json: unknown): ApiRow[] {
  const list = resourceList.parse(json);
  const [version, group] = splitGroupVersion(list.groupVersion);
  return list.resources.map((entry) => {
    const [resource = '', subresource] = entry.name.split('/');
    const kindGroup = entry.group ?? group;
    const kindVersion = entry.version ?? version;
    return toRow({
      ...{ group, version, resource, subresource, namespaced: entry.namespaced, kind: entry.kind, verbs: entry.verbs },
      ...{ shortNames: entry.shortNames, categories: entry.categories, singular: entry.singularName, kindGroup, kindVersion },
    });
  });
}

/** Rows of an aggregated discovery file. Throws where it is no APIGroupDiscoveryList. */
export function readAggregated(json: unknown): ApiRow[] {
  const list = groupDiscoveryList.parse(json);
  return list.items.flatMap(({ metadata: { name: group }, versions }) =>
    versions.flatMap(({ version, resources }) =>
      resources.flatMap((entry) => {
        const common = { group, version, resource: entry.resource, namespaced: entry.scope === 'Namespaced' };
        const { shortNames, categories, singularResource: singular } = entry;
        const main = { ...common, ...kindOf(entry.responseKind, common), verbs: entry.verbs, shortNames, categories, singular };
        const subs = entry.subresources.map((sub) => ({
          ...common,
          ...kindOf(sub.responseKind, common),
          subresource: sub.subresource,
          verbs: sub.verbs,
        }));
        return [main, ...subs].filter((row) => row.verbs.length > 0).map(toRow);
      }),
    ),
  );
}

interface DiscoveryRow {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  readonly namespaced: boolean;
  readonly kind: string;
  readonly kindGroup: string;
  readonly kindVersion: string;
  readonly verbs: readonly string[];
  readonly shortNames?: string[] | undefined;
  readonly categories?: string[] | undefined;
  readonly singular?: string | undefined;
}

function toRow({ kindGroup, kindVersion, singular, ...row }: DiscoveryRow): ApiRow {
  const foreign = kindGroup !== row.group || kindVersion !== row.version;
  const connectMethods = row.subresource ? CONNECT[row.kind] : undefined;
  return apiRow.parse({
    ...row,
    stage: stageOfVersion(row.version),
    ...(foreign ? { kindGroupVersion: kindGroup ? `${kindGroup}/${kindVersion}` : kindVersion } : {}),
    ...(singular ? { singular } : {}),
    ...(connectMethods ? { connectMethods } : {}),
  });
}

/** HTTP methods of the connect subresources, by options kind (kubernetes pkg/registry/core/{pod,node,service}/rest). */
const STREAM = ['GET', 'POST'];
const ANY_METHOD = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const CONNECT: Readonly<Record<string, readonly string[]>> = {
  PodExecOptions: STREAM,
  PodAttachOptions: STREAM,
  PodPortForwardOptions: STREAM,
  PodProxyOptions: ANY_METHOD,
  ServiceProxyOptions: ANY_METHOD,
  NodeProxyOptions: ANY_METHOD,
};

/** The files of a checkout leave group and version empty where the kind is of the resource's own. */
function kindOf(
  kind: z.infer<typeof groupVersionKind>,
  own: { group: string; version: string },
): Pick<DiscoveryRow, 'kind' | 'kindGroup' | 'kindVersion'> {
  const { group, version } = kind.version === '' ? own : kind;
  return { kind: kind.kind, kindGroup: group, kindVersion: version };
}

function splitGroupVersion(groupVersion: string): [version: string, group: string] {
  const slash = groupVersion.indexOf('/');
  return slash < 0 ? [groupVersion, ''] : [groupVersion.slice(slash + 1), groupVersion.slice(0, slash)];
}
