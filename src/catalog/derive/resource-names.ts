/** What decides which group may use a resource's plain name. */
export interface NameClaim {
  readonly group: string;
  readonly resource: string;
  /** Number of the last minor that served it; larger than any minor while it is still served. */
  readonly servedUntil: number;
}

/**
 * Names of the resources on this site, by `group/resource`. A name that several groups have served is plain in one of them: core, else
 * the group that serves it in the newest minor, else the one that served it last; the others take the kubectl form `resource.group`.
 */
export function nameResources(claims: readonly NameClaim[]): Map<string, string> {
  const byResource = Map.groupBy(claims, (claim) => claim.resource);
  const names = new Map<string, string>();
  for (const rivals of byResource.values()) {
    const [plain, ...others] = [...rivals].sort(compareClaims);
    if (plain) names.set(`${plain.group}/${plain.resource}`, plain.resource);
    for (const { group, resource } of others) names.set(`${group}/${resource}`, `${resource}.${group}`);
  }
  return names;
}

function compareClaims(a: NameClaim, b: NameClaim): number {
  if (a.group === '' || b.group === '') return a.group === '' ? -1 : 1;
  return b.servedUntil - a.servedUntil || (a.group < b.group ? -1 : 1);
}
