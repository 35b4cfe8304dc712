/** What of a CycloneDX document is changed here: https://cyclonedx.org/docs/1.5/json/ */
export interface Bom {
  readonly serialNumber?: string;
  readonly metadata: {
    readonly timestamp?: string;
    readonly tools?: unknown;
    readonly component: { readonly name: string };
  };
  readonly components: readonly { readonly 'bom-ref': string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * The bill of materials that npm writes, without what differs from run to run (serial number, time), from npm to npm (its version, the
 * order) and from folder to folder (npm takes the folder's name for that of the project). The format asks for none of them.
 */
export function toReproducible({ serialNumber: _serial, ...bom }: Bom, projectName: string): Bom {
  const { timestamp: _time, tools: _tools, component, ...metadata } = bom.metadata;
  return {
    ...bom,
    metadata: { ...metadata, component: { ...component, name: projectName } },
    components: sortBy(bom.components, (part) => part['bom-ref']),
    dependencies: sortBy(
      bom.dependencies.map(({ ref, dependsOn }) => ({ ref, dependsOn: sortBy(dependsOn, String) })),
      ({ ref }) => ref,
    ),
  };
}

/** By code units, so that no language of the machine has a part in it. */
function sortBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));
}
