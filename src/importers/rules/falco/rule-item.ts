import { z } from 'zod';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const oneOrMore = z.union([text, z.array(text)]);
const append = z.boolean().optional();
const override = z.record(z.string(), z.enum(['append', 'replace'])).optional();

const exception = z.looseObject({
  name: z.string(),
  fields: oneOrMore.optional(),
  comps: oneOrMore.optional(),
  values: z.array(z.union([text, z.array(oneOrMore)])).nullish(),
});
export type RuleException = z.infer<typeof exception>;

export const listItem = z.looseObject({ list: z.string(), items: z.array(text).nullable(), append, override });
export const macroItem = z.looseObject({ macro: z.string(), condition: z.string(), append, override });
export const ruleItem = z.looseObject({
  rule: z.string(),
  condition: z.string().optional(),
  exceptions: z.array(exception).nullish(),
  priority: z.string().optional(),
  enabled: z.boolean().optional(),
  source: z.string().optional(),
  tags: z.array(z.string()).nullish(),
  append,
  override,
});
export type RuleItem = z.infer<typeof ruleItem>;
