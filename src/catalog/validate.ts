import type { z } from 'zod';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { KeyPath, SourceFile } from './source.ts';

/** Checks a file against a schema. Returns the value, or every mismatch with its place: unknown keys as `known-keys`, the rest as `schema`. */
export function validate<T extends z.ZodType>(source: SourceFile, schema: T): { value?: z.infer<T>; problems: Problem[] } {
  const result = schema.safeParse(source.value);
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => toProblems(source, schema, issue)) };
}

function toProblems(source: SourceFile, schema: z.ZodType, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path as KeyPath;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file: source.file,
      ...source.locate([...path, key], 'key'),
      level: 'error',
      rule: 'known-keys',
      message: `Unknown key "${key}"`,
      tip: keyTip(key, schema, path),
    }));
  }
  const missing = missingKey(source, issue);
  if (missing)
    return [{ file: source.file, ...source.locate(path.slice(0, -1)), level: 'error', rule: 'schema', message: missing }];
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  const message = `${where}${issue.message.replace(/^./, (c) => c.toUpperCase())}`;
  return [{ file: source.file, ...source.locate(path), level: 'error', rule: 'schema', message }];
}

/** zod says `expected string, received undefined`, which is true and helps nobody. */
function missingKey(source: SourceFile, { code, path }: z.core.$ZodIssue): string | undefined {
  if (path.length === 0) return source.value === null ? 'The file is empty' : undefined;
  const parent = path.slice(0, -1).reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)[step], source.value);
  const lacks = code === 'invalid_type' || code === 'invalid_value';
  return lacks && !Object.hasOwn(parent as object, path.at(-1) ?? '') ? `Missing key "${path.map(String).join('.')}"` : undefined;
}

function keyTip(key: string, schema: z.ZodType, path: KeyPath): string | undefined {
  const keys = knownKeys(schema, path);
  const guess = nearest(key, keys);
  if (guess) return `Did you mean "${guess}"?`;
  return keys.length > 0 ? `Known keys: ${keys.join(', ')}` : undefined;
}

/** Keys that a schema knows at a path; empty where the path leads to no object. */
export function knownKeys(schema: z.ZodType, path: KeyPath): string[] {
  const found = objectsAt(schema as unknown as SchemaNode, [...path]);
  return [...new Set(found.flatMap((shape) => Object.keys(shape)))];
}

interface SchemaNode {
  readonly def: {
    type: string;
    innerType?: SchemaNode;
    element?: SchemaNode;
    options?: SchemaNode[];
    shape?: Record<string, SchemaNode>;
  };
}

function objectsAt(node: SchemaNode, path: (string | number)[]): Record<string, SchemaNode>[] {
  const { def } = node;
  if (def.innerType) return objectsAt(def.innerType, path);
  if (def.options) return def.options.flatMap((option) => objectsAt(option, path));
  const [step, ...rest] = path;
  if (def.element) return step === undefined ? [] : objectsAt(def.element, rest);
  if (!def.shape) return [];
  if (step === undefined) return [def.shape];
  const child = def.shape[String(step)];
  return child ? objectsAt(child, rest) : [];
}
