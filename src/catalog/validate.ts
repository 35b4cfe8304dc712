import type { z } from 'zod';
import { reportUnknownKeys } from './checks/known-keys.ts';
import type { Problem } from './problem.ts';
import { schemaTip } from './schema-tip.ts';
import type { KeyPath, SourceFile } from './source.ts';

/** Checks a file against a schema. Returns the value, or every mismatch with its place: unknown keys as `known-keys`, the rest as `schema`. */
export function validate<T extends z.ZodType>(source: SourceFile, schema: T): { value?: z.infer<T>; problems: Problem[] } {
  const result = schema.safeParse(source.value);
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.flatMap(narrow).flatMap((issue) => toProblems(source, schema, issue)) };
}

/** Of a value that fits none of several forms, what is wrong with the form that it comes nearest to. */
function narrow(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.reduce((best, other) => (distanceOf(other) < distanceOf(best) ? other : best));
  return nearest.flatMap((inner) => narrow({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Keys that the form lacks or demands weigh more than a wrong value of one that it has. */
function distanceOf(issues: readonly z.core.$ZodIssue[]): number {
  return issues.map((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.length + 1 : 1)).reduce((a, b) => a + b, 0);
}

function toProblems(source: SourceFile, schema: z.ZodType, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path as KeyPath;
  if (issue.code === 'unrecognized_keys') return reportUnknownKeys(source, schema, path, issue.keys);
  const fixed = { file: source.file, level: 'error', rule: 'schema' } as const;
  const missing = missingKey(source, issue);
  if (missing) return [{ ...fixed, ...source.locate(path.slice(0, -1)), message: missing, tip: ADD }];
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  const message = `${where}${issue.message.replace(/^./, (c) => c.toUpperCase())}`;
  return [{ ...fixed, ...source.locate(path), message, tip: schemaTip(issue) }];
}

const ADD = 'Write it; other files of this kind show how';

/** zod says `expected string, received undefined`, which is true and helps nobody. */
function missingKey(source: SourceFile, { code, path }: z.core.$ZodIssue): string | undefined {
  if (path.length === 0) return source.value === null ? 'The file is empty' : undefined;
  const parent = path.slice(0, -1).reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)[step], source.value);
  const lacks = code === 'invalid_type' || code === 'invalid_value';
  return lacks && !Object.hasOwn(parent as object, path.at(-1) ?? '') ? `Missing key "${path.map(String).join('.')}"` : undefined;
}
