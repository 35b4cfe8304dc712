import type { Dialect } from '../../schema/dialect.ts';
import type { Draft } from '../draft.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { KeyPath } from '../source.ts';
import { type Check, report } from './check.ts';

/**
 * What a dialect says is shown with its source: a key that leads to no reference would leave a name without one. A path that is said to be
 * published, or to be a part of a value, is that of a field page, as a misspelt one would say it of nothing.
 */
export const nameHasSource: Check = {
  id: 'name-has-source',
  description: 'Names in dialects lead to a reference of their file, and to fields that exist',
  run: (draft) => [...checkSources(draft), ...checkPaths(draft), ...checkCorpora(draft)],
};

/** Each place of a dialect that may name a reference. */
function listSourced(dialect: Dialect): { readonly at: KeyPath; readonly from?: string | undefined }[] {
  const lists = ['prefixes', 'published', 'fields', 'absent', 'quirks'] as const;
  const rows = lists.flatMap((key) => (dialect[key] ?? []).map(({ from }, index) => ({ at: [key, index, 'from'], from })));
  return [...rows, { at: ['otherwise', 'from'], from: dialect.otherwise?.from }];
}

function checkSources({ dialects }: Draft): Problem[] {
  return dialects.flatMap(({ source, value }) => {
    const known = value.references.flatMap(({ id }) => id ?? []);
    return listSourced(value).flatMap(({ at, from }) => {
      if (from === undefined || known.includes(from)) return [];
      const tip = `Give a reference the id "${from}", or use one of: ${known.join(', ') || 'none yet'}`;
      return [report(nameHasSource, source, at, `Cannot find the reference "${from}" in this file`, tip)];
    });
  });
}

function checkPaths({ dialects, fields }: Draft): Problem[] {
  const known = new Set(fields.map(({ value }) => value.path));
  return dialects.flatMap(({ source, value }) => {
    const listed = [
      ...(value.published ?? []).flatMap(({ paths }, at) =>
        paths.map((path, i) => ({ at: ['published', at, 'paths', i], path })),
      ),
      ...value.fields.flatMap(({ carries = [] }, at) => carries.map((path, i) => ({ at: ['fields', at, 'carries', i], path }))),
    ];
    return listed.flatMap(({ at, path }) => {
      if (known.has(path)) return [];
      const guess = nearest(path, known);
      const tip = guess ? `Did you mean "${guess}"?` : 'Add a file under content/fields';
      return [report(nameHasSource, source, at, `Cannot find field "${path}"`, tip)];
    });
  });
}

function checkCorpora({ dialects, corpora }: Draft): Problem[] {
  const known = new Set(corpora?.value.map(({ id }) => id));
  return dialects.flatMap(({ source, value }) =>
    (value.corpora ?? []).flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            report(
              nameHasSource,
              source,
              ['corpora', index],
              `Cannot find the corpus "${id}"`,
              'Describe it in content/vocab/corpora.yaml',
            ),
          ],
    ),
  );
}
