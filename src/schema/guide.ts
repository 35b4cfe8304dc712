import { z } from 'zod';
import { reference, sentence } from './common.ts';

/** Front matter of a guide: content/guides/<slug>.mdx. */
export const guideContent = z.strictObject({
  title: z.string().min(5).max(80),
  summary: sentence,
  order: z.number().int(),
  references: z.array(reference).min(1),
});
export type GuideContent = z.infer<typeof guideContent>;
