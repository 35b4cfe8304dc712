import { createFieldFinder } from '../../audit/field-finder.ts';
import { createSurface, type Surface } from '../../audit/surface.ts';
import type { ClassifierData } from '../../view/classifier-data.ts';

/** What the page's data block holds, ready to use. */
export interface Knowledge {
  readonly surface: Surface;
  readonly examples: ClassifierData['examples'];
  /** Address of a path of this site. */
  readonly toHref: (path: string) => string;
  /** Address of the page for a path of an event: of that field, or of the nearest part above it. */
  readonly fieldHref: (path: string) => string | undefined;
}

/** Reads the data block of the classifier's page. */
export function readKnowledge(): Knowledge {
  const block = document.getElementById('classifier-data');
  const data = JSON.parse(block?.textContent ?? '{}') as ClassifierData;
  const slugs = new Map(data.fields.map(({ path, slug }) => [path, slug]));
  const findField = createFieldFinder(data.fields);
  const toHref = (path: string): string => `${data.base}${path}`;
  return {
    surface: createSurface(data.surface),
    examples: data.examples,
    toHref,
    fieldHref: (path) => {
      const slug = slugs.get(findField(path) ?? '');
      return slug === undefined ? undefined : toHref(`/fields/${slug}/`);
    },
  };
}
