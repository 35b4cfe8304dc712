import { LEVELS, STAGES, VERBS } from '../../schema/common.ts';
import type { Draft, Entry } from '../draft.ts';
import type { Problem } from '../problem.ts';
import { type Check, report } from './check.ts';

/** Every verb, stage and level that the format has is explained, once, and body fields name kinds that the API has. */
export const vocabExists: Check = {
  id: 'vocab-exists',
  description: 'Verbs, stages, levels and kinds are words of the vocabulary',
  run: (draft) => [
    ...checkTerms(draft.verbs, VERBS),
    ...checkTerms(draft.stages, STAGES),
    ...checkTerms(draft.levels, ['None', ...LEVELS]),
    ...checkKinds(draft),
  ],
};

function checkTerms(entry: Entry<{ id: string }[]> | undefined, wanted: readonly string[]): Problem[] {
  if (!entry) return [];
  const ids = entry.value.map(({ id }) => id);
  const missing = wanted.filter((id) => !ids.includes(id));
  const twice = ids.filter((id, index) => ids.indexOf(id) < index);
  return [
    ...missing.map((id) => report(vocabExists, entry.source, [], `Cannot find the word "${id}"`, 'Add an item with this id')),
    ...twice.map((id) =>
      report(vocabExists, entry.source, [ids.lastIndexOf(id), 'id'], `The word "${id}" stands here twice`, 'Remove one of them'),
    ),
  ];
}

/** Kinds of bodies that discovery does not list because no resource has them as its own. */
const OTHER_KINDS = ['DeleteOptions', '*'];

function checkKinds({ fields, resources }: Draft): Problem[] {
  const kinds = new Set([
    ...resources.flatMap(({ operations, kind }) => [kind, ...operations.map((operation) => operation.kind)]),
    ...OTHER_KINDS,
  ]);
  return fields.flatMap(({ source, value }) =>
    (value.body?.kinds ?? []).flatMap((kind, index) =>
      kinds.has(kind)
        ? []
        : [
            report(
              vocabExists,
              source,
              ['body', 'kinds', index],
              `Cannot find the kind "${kind}" in the API`,
              'Use the kind as kubectl api-resources prints it',
            ),
          ],
    ),
  );
}
