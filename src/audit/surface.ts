/**
 * The part of the catalog that the classifier needs, as plain data: it is put into the page of the classifier and
 * handed over by the command line. Made by the catalog; see src/catalog/derive/surface-data.ts.
 */
export interface SurfaceData {
  /** Newest Kubernetes minor that the catalog knows, such as "1.36". */
  readonly newest: string;
  readonly resources: readonly SurfaceResource[];
  readonly nonResource: readonly SurfaceFamily[];
}

export interface SurfaceResource {
  readonly group: string;
  readonly resource: string;
  /** Name on this site: the resource, or resource.group where several groups have served the name. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** True where no imported minor up to the newest still serves it. */
  readonly removed: boolean;
  /** Verbs by subresource; the key '' is the resource itself. */
  readonly verbs: Readonly<Record<string, readonly string[]>>;
}

export interface SurfaceFamily {
  readonly slug: string;
  readonly title: string;
  /** `<name>` stands for one path segment, a final `/*` for the path itself and everything under it. */
  readonly pattern: string;
  readonly methods: readonly string[];
}
