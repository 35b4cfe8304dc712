import type { KnownField } from '../audit/field-finder.ts';
import type { SurfaceData } from '../audit/surface.ts';

/** An event to try, as text. */
export interface Example {
  readonly title: string;
  readonly text: string;
}

/** What the script of the classifier's page reads from the page's data block. */
export interface ClassifierData {
  readonly surface: SurfaceData;
  /** Where the site is mounted, without the final slash. */
  readonly base: string;
  readonly fields: readonly (KnownField & { readonly slug: string })[];
  readonly examples: readonly Example[];
}
