import { parseJson } from '../text-lines.ts';
import { eks } from '../wrappers/eks.ts';

/** The wrapper of an event by its user: uid without quotes and extra with braces as they stand in the line, where they have such marks. */
export function nameWrapper(uid: string | undefined, extra: string | undefined): string {
  if (uid === undefined && extra === undefined) return 'raw';
  const event = parseJson(`{"user":{"uid":"${uid ?? ''}","extra":${extra ?? '{}'}}}`)?.value;
  return eks.detect(event as Readonly<Record<string, unknown>>) ? eks.name : 'raw';
}
