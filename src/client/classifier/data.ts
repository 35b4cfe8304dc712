import { createSurface, type Surface } from '../../audit/surface.ts';
import type { ClassifierData } from '../../view/classifier-data.ts';

/** What the page's data block holds, ready to use. */
export interface Knowledge {
  readonly surface: Surface;
  readonly examples: ClassifierData['examples'];
  /** Address of a path of this site. */
  readonly toHref: (path: string) => string;
  /** Address of the page of a field, if it has one. */
  readonly fieldHref: (path: string) => string | undefined;
}

/** Reads the data block of the classifier's page. */
export function readKnowledge(): Knowledge {
  const block = document.getElementById('classifier-data');
  const data = JSON.parse(block?.textContent ?? '{}') as ClassifierData;
  const slugs = new Map(Object.entries(data.fields));
  const toHref = (path: string): string => `${data.base}${path}`;
  return {
    surface: createSurface(data.surface),
    examples: data.examples,
    toHref,
    fieldHref: (path) => {
      const slug = slugs.get(path);
      return slug === undefined ? undefined : toHref(`/fields/${slug}/`);
    },
  };
}
