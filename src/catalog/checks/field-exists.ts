import { nearest } from '../nearest.ts';
import type { SourceFile } from '../source.ts';
import { type Check, report } from './check.ts';

/** `code` in prose that is a path of the audit event, as opposed to a command or a value. */
const FIELD_LIKE = /^(user|impersonatedUser|objectRef|responseStatus|authenticationMetadata)\.[A-Za-z.[\]<>"/-]+$/;

/** A field named in a text exists under exactly that name, so that nobody copies a misspelt path into a rule. */
export const fieldExists: Check = {
  id: 'field-exists',
  description: 'Fields of the event that a text names exist',
  run: ({ fields, files }) => {
    const known = new Set(fields.flatMap(({ value: { path } }) => [path, path.replaceAll('[]', '')]));
    if (known.size === 0) return [];
    return files.flatMap(({ source }) =>
      source.file.startsWith('content/imported/') ? [] : findNamedFields(source).filter(({ field }) => !isKnown(field, known)).map(({ path, field }) => {
        const guess = nearest(field, known);
        return report(fieldExists, source, path, `Cannot find field "${field}"`, guess ? `Did you mean "${guess}"?` : 'Add a file under content/fields');
      }),
    );
  },
};

function isKnown(field: string, known: ReadonlySet<string>): boolean {
  const plain = field.replace(/\[(\d+|-1)?\]/g, '');
  if (known.has(field) || known.has(plain)) return true;
  return /^(user|impersonatedUser)\.extra(\.|\[)/.test(field);
}

function findNamedFields(source: SourceFile): { path: (string | number)[]; field: string }[] {
  const found: { path: (string | number)[]; field: string }[] = [];
  walk(source.value, [], (path, text) => {
    for (const [, code = ''] of text.matchAll(/`([^`]+)`/g)) if (FIELD_LIKE.test(code)) found.push({ path, field: code });
  });
  return found;
}

/** Calls `visit` with every text in a value and the path to it. */
export function walk(value: unknown, path: (string | number)[], visit: (path: (string | number)[], text: string) => void): void {
  if (typeof value === 'string') visit(path, value);
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, [...path, i], visit);
  else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) walk(item, [...path, key], visit);
}
