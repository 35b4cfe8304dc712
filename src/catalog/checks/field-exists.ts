import { escapePattern } from '../../predicate/escape-pattern.ts';
import { nearest } from '../nearest.ts';
import type { SourceFile } from '../source.ts';
import type { Check } from './check.ts';
import { listPassages, type Passage, reportPassage } from './passages.ts';

/** `code` in prose that is a path of the audit event, as opposed to a command or a value. */
const FIELD_LIKE =
  /^((user|impersonatedUser|objectRef|responseStatus|authenticationMetadata)\.[\w.[\]<>"/-]+|annotations\["[^"<>]+"\])$/;

/** The first part of a path, in camel case as the event has it; products that write `ObjectRef` have names of their own. */
const FIRST_PART = /^[a-z][A-Za-z]*(?=[.[]|$)/;

/** A field named in a text exists under exactly that name, so that nobody copies a misspelt path into a rule. */
export const fieldExists: Check = {
  id: 'field-exists',
  description: 'Fields of the event that a text names exist',
  run: ({ fields, files }) => {
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
  },
};

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
