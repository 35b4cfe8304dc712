import { escapePattern } from '../../predicate/escape-pattern.ts';
import type { Predicate } from '../../predicate/types.ts';
import type { Draft } from '../draft.ts';
import { createEventSchema } from '../health/event-schema.ts';
import { isLocal } from '../local-path.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { KeyPath, SourceFile } from '../source.ts';
import { type Check, report } from './check.ts';
import { isMachineWritten, listPassages, type Passage, reportPassage } from './passages.ts';

/** `code` in prose that is a path of the audit event, as opposed to a command or a value. */
const FIELD_LIKE =
  /^((user|impersonatedUser|objectRef|responseStatus|authenticationMetadata)\.[\w.[\]<>"/-]+|annotations\["[^"<>]+"\])$/;

/** The first part of a path, in camel case as the event has it; products that write `ObjectRef` have names of their own. */
const FIRST_PART = /^[a-z][A-Za-z]*(?=[.[]|$)/;

/** A field named in a text exists under exactly that name, so that nobody copies a misspelt path into a rule. */
export const fieldExists: Check = {
  id: 'field-exists',
  description: 'Fields of the event that a text names exist',
  run: (draft) => [...checkTexts(draft), ...checkOwnRules(draft)],
};

function checkTexts({ fields, files }: Draft): Problem[] {
  const known = new Set(fields.flatMap(({ value: { path } }) => [path, path.replaceAll('[]', '')]));
  const roots = new Map([...known].map((path) => [firstPart(path).toLowerCase(), firstPart(path)]));
  return files
    .flatMap(({ source }) => findNamedFields(source, roots))
    .filter(({ field }) => !isKnown(field, known))
    .map(({ passage, index, field }) => {
      const guess = nearest(field, known);
      const tip = guess ? `Did you mean "${guess}"?` : 'Add a file under content/fields';
      return reportPassage(fieldExists, passage, `Cannot find field "${field}"`, tip, index);
    });
}

/** Rules that people write here test fields of the event, or keys below a body or a map; those of importers are as they are. */
function checkOwnRules({ fields, rules }: Draft): Problem[] {
  const own = rules.filter(({ source }) => isLocal(source.file) && !isMachineWritten(source));
  if (own.length === 0) return [];
  const paths = fields.map(({ value }) => ({ ...value, slug: '' }));
  const kindOf = createEventSchema(paths);
  return own.flatMap(({ source, value }) =>
    listTests(value.predicate, ['predicate']).flatMap(({ field, path }) => {
      if (kindOf(field) === 'known' || kindOf(field) === 'open') return [];
      const guess = nearest(field, new Set(paths.map((known) => known.path)));
      const tip = guess ? `Did you mean "${guess}"?` : 'The fields page lists the fields of the event';
      return [report(fieldExists, source, path, `Cannot find field "${field}"`, tip)];
    }),
  );
}

/** The tests of a predicate, with the path to the name of each one's field. */
function listTests(predicate: Predicate, path: KeyPath): { readonly field: string; readonly path: KeyPath }[] {
  if ('all' in predicate) return predicate.all.flatMap((part, index) => listTests(part, [...path, 'all', index]));
  if ('any' in predicate) return predicate.any.flatMap((part, index) => listTests(part, [...path, 'any', index]));
  if ('not' in predicate) return listTests(predicate.not, [...path, 'not']);
  return 'field' in predicate ? [{ field: predicate.field, path: [...path, 'field'] }] : [];
}

function isKnown(field: string, known: ReadonlySet<string>): boolean {
  const plain = field.replace(/\[(\d+|-1)?\]/g, '');
  if (known.has(field) || known.has(plain)) return true;
  if (field.startsWith('annotations["')) return [...known].some((path) => path.includes('<') && fitsPattern(path, field));
  return /^(user|impersonatedUser)\.extra(\.|\[)/.test(field);
}

/** Keys that hold a part of their own, as round_<N>_index_<M>. A key that is free as a whole fits too much to say anything. */
function fitsPattern(path: string, field: string): boolean {
  if (path.includes('["<')) return false;
  const parts = path.split(/<[^>]*>/).map(escapePattern);
  return new RegExp(`^${parts.join('[^"/]+')}$`).test(field);
}

function firstPart(path: string): string {
  return FIRST_PART.exec(path)?.[0] ?? '';
}

interface Mention {
  readonly passage: Passage;
  readonly index: number;
  readonly field: string;
}

function findNamedFields(source: SourceFile, roots: ReadonlyMap<string, string>): Mention[] {
  const isSlip = (first: string): boolean => (roots.get(first.toLowerCase()) ?? first) !== first;
  return listPassages(source).flatMap((passage) =>
    [...passage.text.matchAll(/`([^`\n]+)`/g)].flatMap(({ 1: field = '', index }) =>
      FIELD_LIKE.test(field) || isSlip(firstPart(field)) ? [{ passage, index: index + 1, field }] : [],
    ),
  );
}
