import type { AuditEvent } from '../event.ts';
import { valueAt } from '../json.ts';

/** The HTTP status code that the event tells, also where a pipeline has turned it into text; undefined where it tells none. */
export function statusCode(event: AuditEvent): number | undefined {
  const code = valueAt(event, 'responseStatus', 'code');
  if (typeof code === 'string') return /^[1-9]\d\d$/.test(code) ? Number(code) : undefined;
  return typeof code === 'number' ? code : undefined;
}
