import { z } from 'zod';

/** One sentence: starts upper-case, ends with a full stop, at most 200 characters. Shown in tables and search results. */
export const sentence = z
  .string()
  .min(10)
  .max(200)
  .regex(/^[A-Z`"[].*[.]$/s, 'Write one sentence that starts upper-case and ends with a full stop');

/**
 * Prose: paragraphs parted by a blank line. The only marks are `code` and [text](https://… or /path/);
 * anything else is shown as it stands.
 */
export const prose = z.string().min(20).max(4000);

/** Where a claim comes from. `title` names the thing read (a file at a commit, a page), `url` leads there. */
export const reference = z.strictObject({
  title: z.string().min(3).max(160),
  url: z.string(),
});
export type Reference = z.infer<typeof reference>;

/** A Kubernetes minor such as "1.36". */
export const minor = z.string().regex(/^1\.\d{1,2}$/);

export const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] as const;
export const verb = z.enum(VERBS);
export type Verb = z.infer<typeof verb>;

export const LEVELS = ['Metadata', 'Request', 'RequestResponse'] as const;
export const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;

export const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const;
export const stage = z.enum(STAGES);
export type Stage = z.infer<typeof stage>;
