import { createFieldFinder } from '../../audit/field-finder.ts';
import { createSurface, type Surface } from '../../audit/surface.ts';
import type { ClassifierData } from '../../view/classifier-data.ts';

/** What the page's data block holds, ready to use. */
export interface Knowledge {
  readonly surface: Surface;
  /** Address of a path of this site. */
  readonly toHref: (path: string) => string;
  /** Address of the page for a path of an event: of that field, or of the nearest part above it. */
  readonly fieldHref: (path: string) => string | undefined;
}

/** Makes the lookups over the page's data. */
export function createKnowledge(data: ClassifierData): Knowledge {
  const slugs = new Map(data.fields.map(({ path, slug }) => [path, slug]));
  const findField = createFieldFinder(data.fields);
  const toHref = (path: string): string => `${data.base}${path}`;
  return {
    surface: createSurface(data.surface),
    toHref,
    fieldHref: (path) => {
      const slug = slugs.get(findField(path) ?? '');
      return slug === undefined ? undefined : toHref(`/fields/${slug}/`);
    },
  };
}
