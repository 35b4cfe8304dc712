import { LEVELS, STAGES, VERBS } from '../../schema/common.ts';
import type { Draft, Entry } from '../draft.ts';
import { isLocal } from '../local-path.ts';
import type { Problem } from '../problem.ts';
import { type Check, report } from './check.ts';

/** Every verb, stage and level that the format has is explained, once; body fields name kinds of the API, rules their corpus and dialect, actors their provider. */
export const vocabExists: Check = {
  id: 'vocab-exists',
  description: 'Verbs, stages, levels, kinds, corpora, dialects, providers and default roles are words of the vocabulary',
  run: (draft) => [
    ...checkTerms(draft.verbs, VERBS),
    ...checkTerms(draft.stages, STAGES),
    ...checkTerms(draft.levels, ['None', ...LEVELS]),
    ...checkKinds(draft),
    ...checkRules(draft),
    ...checkActors(draft),
    ...checkProviders(draft),
    ...checkRoleNotes(draft),
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

function checkRules({ rules, corpora, localCorpora, dialects }: Draft): Problem[] {
  const known = {
    corpus: new Set([...(corpora?.value ?? []), ...(localCorpora?.value ?? [])].map(({ id }) => id)),
    dialect: new Set(dialects.map(({ value }) => value.id)),
  };
  return rules.flatMap(({ source, value }) =>
    (['corpus', 'dialect'] as const).flatMap((key) => {
      const id = value[key];
      if (id === undefined || known[key].has(id)) return [];
      const list = isLocal(source.file) ? 'content/local/corpora.yaml' : 'content/vocab/corpora.yaml';
      const file = key === 'corpus' ? list : `content/vocab/dialects/${id}.yaml`;
      return [report(vocabExists, source, [key], `Cannot find the ${key} "${id}"`, `Describe it in ${file}`)];
    }),
  );
}

/** An actor's provider has a file, and its roles are among those that the API server makes. */
function checkActors({ actors, providers, roles }: Draft): Problem[] {
  const known = new Set(providers.map(({ source }) => source.file.replace(/^.*\/|\.yaml$/g, '')));
  const names = new Set(roles.flatMap(({ value }) => value.roles.map(({ name }) => name)));
  return actors.flatMap(({ source, value }) => [
    ...(value.provider === undefined || known.has(value.provider)
      ? []
      : [
          report(
            vocabExists,
            source,
            ['provider'],
            `Cannot find the provider "${value.provider}"`,
            `Describe it in content/providers/${value.provider}.yaml`,
          ),
        ]),
    ...(value.roles ?? []).flatMap(({ name }, index) =>
      names.has(name)
        ? []
        : [report(vocabExists, source, ['roles', index, 'name'], `Cannot find the default role "${name}"`, ROLE_TIP)],
    ),
  ]);
}

function checkProviders({ providers, dialects }: Draft): Problem[] {
  const known = new Set(dialects.map(({ value }) => value.id));
  return providers.flatMap(({ source, value }) =>
    (value.dialects ?? []).flatMap((id, index) => {
      if (known.has(id)) return [];
      const tip = `Describe it in content/vocab/dialects/${id}.yaml`;
      return [report(vocabExists, source, ['dialects', index], `Cannot find the dialect "${id}"`, tip)];
    }),
  );
}

function checkRoleNotes({ roleNotes, roles }: Draft): Problem[] {
  const names = new Set(roles.flatMap(({ value }) => value.roles.map(({ name }) => name)));
  return (roleNotes?.value ?? []).flatMap(({ name }, index) =>
    roleNotes && !names.has(name)
      ? [report(vocabExists, roleNotes.source, [index, 'name'], `Cannot find the default role "${name}"`, ROLE_TIP)]
      : [],
  );
}

const ROLE_TIP = 'Use a name of content/imported/rbac';

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
