import { fieldStem, identitySlug } from '../../schema/ids.ts';
import type { Draft, Entry } from '../draft.ts';
import type { Problem } from '../problem.ts';
import type { KeyPath, SourceFile } from '../source.ts';
import { type Check, report } from './check.ts';

/** What is meant by one id or has one address is there once. Words of the vocabulary and techniques are counted by their own checks. */
export const idsUnique: Check = {
  id: 'ids-unique',
  description: 'No two resources, roles, bindings, rules, fields, corpora, families or paths have one id',
  run: (draft) => listIds(draft).flatMap(findTwice),
};

/** A place with an id of its own. */
interface Place {
  readonly source: SourceFile;
  readonly path: KeyPath;
  readonly id: string;
}

/** The ids of each kind; those of one list must differ. */
function listIds(draft: Draft): readonly (readonly Place[])[] {
  const { families, corpora, roleNotes, microsoft, ruleSources, nonResource } = draft;
  return [
    ...draft.files.filter(({ kind }) => kind === 'api' || kind === 'lifecycle').map(({ source }) => listRows(source)),
    inList(families, ({ slug }) => slug, 'slug'),
    inList(corpora, ({ id }) => id, 'id'),
    inList(roleNotes, ({ name }) => name, 'name'),
    inList(microsoft, ({ id }) => id, 'id'),
    (ruleSources?.value.corpora ?? []).flatMap(({ corpus }, at) => placeOf(ruleSources, ['corpora', at, 'corpus'], corpus)),
    [...(nonResource?.value.listed ?? [])].flatMap((path, at) => placeOf(nonResource, ['listed', at], path)),
    draft.roles.flatMap((entry) =>
      entry.value.roles.flatMap(({ name, namespace = '' }, at) =>
        placeOf(entry, ['roles', at, 'name'], identitySlug(`${namespace}:${name}`)),
      ),
    ),
    draft.bindings.flatMap((entry) =>
      entry.value.bindings.flatMap(({ name, namespace = '' }, at) =>
        placeOf(entry, ['bindings', at, 'name'], `${namespace} ${name}`.trim()),
      ),
    ),
    draft.rules.flatMap((entry) => placeOf(entry, ['id'], `${entry.value.corpus} ${entry.value.id}`)),
    draft.fields.flatMap((entry) => placeOf(entry, ['path'], fieldStem(entry.value.path).toLowerCase())),
  ];
}

/** Rows of the tables of the API, which the draft has only joined. */
function listRows(source: SourceFile): Place[] {
  const value = source.value as Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  return ['resources', 'kinds'].flatMap((list) =>
    (value[list] ?? []).map(({ group = '', version = '', resource, kind, subresource = '' }, at) => {
      const id = [group, version, resource ?? kind, subresource].filter((part) => part !== '').join('/');
      return { source, path: [list, at], id };
    }),
  );
}

function inList<T>(entry: Entry<T[]> | undefined, idOf: (row: T) => string, key: string): Place[] {
  return (entry?.value ?? []).flatMap((row, at) => placeOf(entry, [at, key], idOf(row)));
}

function placeOf(entry: Entry<unknown> | undefined, path: KeyPath, id: string): Place[] {
  return entry ? [{ source: entry.source, path, id }] : [];
}

function findTwice(places: readonly Place[]): Problem[] {
  const first = new Map<string, Place>();
  return places.flatMap((place) => {
    const before = first.get(place.id);
    if (before === undefined) {
      first.set(place.id, place);
      return [];
    }
    const where = before.source.file === place.source.file ? 'above' : `in ${before.source.file}`;
    return [report(idsUnique, place.source, place.path, `"${place.id}" stands ${where} too`, 'Remove one of the two')];
  });
}
