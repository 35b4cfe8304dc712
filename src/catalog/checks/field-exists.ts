import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { SourceFile } from '../source.ts';
import { type Check, report } from './check.ts';

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
    return files.flatMap(({ source }) =>
      source.file.startsWith('content/imported/')
        ? []
        : findNamedFields(source, roots)
            .filter(({ field }) => !isKnown(field, known))
            .map(({ path, field }) => {
              const guess = nearest(field, known);
              return reportAt(
                source,
                path,
                `Cannot find field "${field}"`,
                guess ? `Did you mean "${guess}"?` : 'Add a file under content/fields',
              );
            }),
    );
  },
};

function reportAt(source: SourceFile, place: Place, message: string, tip: string): Problem {
  const problem = report(fieldExists, source, Array.isArray(place) ? place : [], message, tip);
  return 'line' in place ? { ...problem, line: place.line, column: place.column } : problem;
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
  const parts = path.split(/<[^>]*>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^"/]+')}$`).test(field);
}

function firstPart(path: string): string {
  return FIRST_PART.exec(path)?.[0] ?? '';
}

type Place = (string | number)[] | { readonly line: number; readonly column: number };

function findNamedFields(source: SourceFile, roots: ReadonlyMap<string, string>): { path: Place; field: string }[] {
  const found: { path: Place; field: string }[] = [];
  const isField = (code: string): boolean =>
    FIELD_LIKE.test(code) || (roots.get(firstPart(code).toLowerCase()) ?? firstPart(code)) !== firstPart(code);
  walk(source.value, [], (path, text) => {
    for (const [, code = ''] of text.matchAll(/`([^`]+)`/g)) if (isField(code)) found.push({ path, field: code });
  });
  for (const [index, line] of (source.body ?? '').split('\n').entries()) {
    for (const match of line.matchAll(/`([^`]+)`/g))
      if (isField(match[1] ?? '')) found.push({ path: { line: index + 1, column: match.index + 2 }, field: match[1] ?? '' });
  }
  return found;
}

/** Calls `visit` with every text in a value and the path to it. */
export function walk(value: unknown, path: (string | number)[], visit: (path: (string | number)[], text: string) => void): void {
  if (typeof value === 'string') visit(path, value);
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, [...path, i], visit);
  else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) walk(item, [...path, key], visit);
}
