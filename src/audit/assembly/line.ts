import { afterBodies, afterEnd, afterStatus } from './ending';
import { afterHead, afterReference } from './request';
import { afterSender } from './sender';

/** Where a line that begins at `start` has its break; NONE where it does not fit. What it tells stands in the variables of the other files. */
export function matchLine(start: usize): usize {
  return afterEnd(afterBodies(afterStatus(afterReference(afterSender(afterHead(start))))));
}
