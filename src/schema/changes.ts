import { z } from 'zod';
import { sentence } from './common.ts';

const lines = z.array(z.string().min(10).max(300)).min(1).optional();
const paths = z
  .array(z.string().regex(/^\/.*\/$/))
  .min(1)
  .optional();

const release = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  date: z.iso.date().describe('Day of the release; while it is in preparation, of the last change to this entry'),
  inPreparation: z.literal(true).optional(),
  summary: sentence,
  added: lines.describe('What readers can do or find that they could not before'),
  changed: lines,
  removed: lines,
  newPages: paths.describe('Written by scripts/write-changes.ts: pages that the release before did not have'),
  gonePages: paths.describe('Written by scripts/write-changes.ts: pages of the release before that are no more'),
});

/** One release of the catalog and its code, and what it brought. */
export type Release = z.infer<typeof release>;

/** content/changes.yaml: the releases, newest first. /changes/, the feed and CHANGELOG.md are made from it. */
export const changes = z.array(release).min(1);
