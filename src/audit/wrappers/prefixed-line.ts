import { isSyslogLine, splitPrefix } from '../text-lines.ts';
import type { Wrapper } from './wrapper.ts';

/** A line of syslog (RFC 3164, RFC 5424, as journalctl and rsyslog write it) with the event as its message. */
export const syslog: Wrapper = prefixed('syslog', isSyslogLine);

/** A line with something else before the event: the pod (`kubectl logs --prefix`), the time and stream (`aws logs tail`), a quote mark. */
export const prefixedLine: Wrapper = prefixed('prefixed-line', () => true);

function prefixed(name: string, test: (line: string) => boolean): Wrapper {
  return {
    name,
    detect: (value) => typeof value === 'string' && test(value) && splitPrefix(value) !== undefined,
    unwrap: (value) => {
      const inside = splitPrefix(String(value));
      return inside ? [inside] : [];
    },
  };
}
