import type { z } from 'zod';
import type { KeyPath } from './source.ts';

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
