import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import type { ReadError } from '../corpus-importer.ts';
import { type Position, positionAt } from '../text/position.ts';

const text = z.string().min(1);
const named = z.object({ id: text });
const field = z.object({ field: text, value: z.union([z.string(), z.number()]) });

const rule = z.object({
  rule_id: text,
  name: z.string().min(3).max(200),
  type: text,
  language: text.optional(),
  query: text.optional(),
  index: z.array(text).optional(),
  severity: text,
  building_block_type: text.optional(),
  threat: z
    .array(
      z.object({
        tactic: named,
        technique: z.array(named.extend({ subtechnique: z.array(named).optional() })).optional(),
      }),
    )
    .optional(),
  threshold: z
    .object({ field: z.union([text, z.array(text)]), value: z.number(), cardinality: z.array(field).optional() })
    .optional(),
  new_terms: z.object({ value: z.array(text), history_window_start: z.array(field).optional() }).optional(),
});
const ruleFile = z.object({ metadata: z.object({ maturity: text }), rule });
export type RuleTable = z.infer<typeof rule>;

const hunt = z.object({
  uuid: text,
  name: z.string().min(3).max(200),
  language: z.array(text).min(1),
  query: z.array(text).min(1),
  mitre: z.array(text).optional(),
});
const huntFile = z.object({ hunt });

/** A file of elastic/detection-rules: a rule, or a hunt, which is queries for people. */
export type ElasticFile =
  | { readonly kind: 'rule'; readonly rule: RuleTable; readonly maturity: string }
  | { readonly kind: 'hunt'; readonly hunt: z.infer<typeof hunt> };

/** Reads a file; or says what is wrong with it, and where. `path` is for the errors. Undefined for TOML that is neither rule nor hunt. */
export function readToml(path: string, source: string): ElasticFile | { readonly errors: readonly ReadError[] } | undefined {
  try {
    const value = parse(source);
    if (value['hunt'] !== undefined)
      return toResult(path, source, huntFile.safeParse(value), (file) => ({ kind: 'hunt', ...file }));
    if (value['rule'] === undefined) return undefined;
    return toResult(path, source, ruleFile.safeParse(value), ({ rule, metadata: { maturity } }) => ({
      kind: 'rule',
      rule,
      maturity,
    }));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, 'Invalid TOML: ');
    return { errors: [{ path, line: error.line, column: error.column, message }] };
  }
}

function toResult<T>(
  path: string,
  source: string,
  result: z.ZodSafeParseResult<T>,
  convert: (value: T) => ElasticFile,
): ElasticFile | { readonly errors: readonly ReadError[] } {
  if (result.success) return convert(result.data);
  return {
    errors: result.error.issues.map((issue) => ({
      ...{ path, ...locateKey(source, String(issue.path.findLast((key) => typeof key === 'string') ?? '')) },
      message: `Cannot read "${issue.path.join('.')}": ${issue.message}`,
    })),
  };
}

/** The first line that sets a key, or opens a table of that name; the beginning of the file where none does. */
export function locateKey(source: string, key: string): Position {
  const name = key.replace(/[^\w-]/g, '');
  const found = new RegExp(`^[ \\t]*(?:${name}[ \\t]*=|\\[+[^\\]\\n]*\\b${name}\\]+)`, 'm').exec(source);
  return found && name !== '' ? positionAt(source, found.index) : { line: 1, column: 1 };
}

/** Place of the first character of a query, which stands in its file as it is, unless it was written with escapes. */
export function locateQuery(source: string, query: string): Position {
  const offset = source.indexOf(query);
  return offset === -1 ? locateKey(source, 'query') : positionAt(source, offset);
}
