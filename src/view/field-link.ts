import { createFieldFinder } from '../audit/field-finder.ts';
import type { Field } from '../catalog/model.ts';
import { parseFieldPath } from '../predicate/field-path.ts';

type Finder = (path: string) => Field | undefined;

const finders = new WeakMap<readonly Field[], Finder>();

/**
 * The field page that explains a path of a predicate: its own; that of the free key that it is; that of the same value elsewhere: in the
 * request for a response and for a list in it, in a Pod for the template of a workload. Undefined where only a part above has a page.
 */
export function findField(path: string, fields: readonly Field[]): Field | undefined {
  const finder = finders.get(fields) ?? makeFinder(fields);
  finders.set(fields, finder);
  return finder(path);
}

function makeFinder(fields: readonly Field[]): Finder {
  const find = createFieldFinder(fields);
  const byPath = new Map(fields.map((field) => [field.path, field]));
  const known = new Map<string, Field | undefined>();
  const search: Finder = (path) => {
    for (const place of placesOf(path)) {
      const found = find(place);
      if (found !== undefined && countSteps(found) === countSteps(place)) return byPath.get(found);
    }
    return undefined;
  };
  return (path) => {
    if (!known.has(path)) known.set(path, search(path));
    return known.get(path);
  };
}

/** The path, and where the same value has a page. */
function placesOf(path: string): string[] {
  const inRequest = path.replace(/^responseObject\.(items\[\]\.)?/, 'requestObject.');
  return [
    path,
    inRequest,
    inRequest.replace(/^requestObject\.spec\.(jobTemplate\.spec\.)?template\.(?=spec\.)/, 'requestObject.'),
  ];
}

/** A part above that the finder gives where there is nothing better has fewer steps. */
function countSteps(path: string): number | undefined {
  return parseFieldPath(path)?.length;
}
