import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { knownKeys } from '../schema-keys.ts';
import type { KeyPath, SourceFile } from '../source.ts';

/**
 * A key that no schema knows is a slip of the pen, and what stands under it would be lost in silence. Found while a file is held
 * against its schema, so this check runs before the others and has no place in their list.
 */
export function reportUnknownKeys(source: SourceFile, schema: z.ZodType, path: KeyPath, keys: readonly string[]): Problem[] {
  return keys.map((key) => ({
    file: source.file,
    ...source.locate([...path, key], 'key'),
    level: 'error',
    rule: 'known-keys',
    message: `Unknown key "${key}"`,
    tip: keyTip(key, schema, path),
  }));
}

function keyTip(key: string, schema: z.ZodType, path: KeyPath): string | undefined {
  const keys = knownKeys(schema, path);
  const guess = nearest(key, keys);
  if (guess) return `Did you mean "${guess}"?`;
  return keys.length > 0 ? `Known keys: ${keys.join(', ')}` : undefined;
}
