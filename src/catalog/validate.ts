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
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  const message = `${where}${issue.message.replace(/^./, (c) => c.toUpperCase())}`;
  return [{ file: source.file, ...source.locate(path), level: 'error', rule: 'schema', message }];
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
