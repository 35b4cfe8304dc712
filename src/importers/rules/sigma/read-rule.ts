import { z } from 'zod';
import type { Predicate } from '../../../predicate/types.ts';
import type { ReadError } from '../corpus-importer.ts';
import type { UpstreamDocument } from '../read-document.ts';
import { joinAny } from '../text/join.ts';
import { TextError } from '../text/position.ts';
import { readCondition } from './condition.ts';
import { DetectionError, readSearch } from './detection.ts';

const text = z.string().min(1);
const sigmaRule = z.object({
  title: z.string().min(3).max(200),
  id: text,
  status: text.optional(),
  level: text.optional(),
  author: text.optional(),
  tags: z.array(text).optional(),
  detection: z.looseObject({ condition: z.union([text, z.array(text).min(1)]) }),
});
export type SigmaRule = z.infer<typeof sigmaRule>;

/** The facts of a rule that this site keeps; or every mistake in them, with its place. */
export function readFacts(document: UpstreamDocument, path: string): { rule: SigmaRule } | { errors: ReadError[] } {
  const result = sigmaRule.safeParse(document.value);
  if (result.success) return { rule: result.data };
  const errors = result.error.issues.map((issue) => ({
    path,
    ...document.locate(issue.path),
    message: `Cannot read "${issue.path.join('.') || 'the rule'}": ${issue.message}`,
  }));
  return { errors };
}

/** The logic of a rule as tests of its own fields; or the first mistake in it, with its place. Several conditions mean any of them. */
export function readLogic(
  { detection }: SigmaRule,
  document: UpstreamDocument,
  path: string,
): { predicate: Predicate } | { errors: ReadError[] } {
  const { condition, timeframe: _, ...rest } = detection;
  const at: PropertyKey[] = ['detection', 'condition'];
  try {
    const searches = new Map(Object.entries(rest).map(([name, value]) => [name, readSearch(value, ['detection', name])]));
    if (!Array.isArray(condition)) return { predicate: readCondition(condition, searches) };
    const parts = condition.map((one, index) => {
      at[2] = index;
      return readCondition(one, searches);
    });
    return { predicate: joinAny(parts) };
  } catch (error) {
    if (error instanceof DetectionError) return { errors: [{ path, ...document.locate(error.path), message: error.message }] };
    if (!(error instanceof TextError)) throw error;
    return { errors: [{ path, ...document.locate(at, error.position), message: error.message }] };
  }
}
