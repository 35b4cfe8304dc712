import type { JsonObject } from '../json.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * One line of the API server's text log (--audit-log-format=legacy): `<time> AUDIT: id="..." stage="..." method="<verb>" ... uri="..."`.
 * Its `method` is the event's verb. Written by kubernetes/apiserver pkg/audit/format.go, EventString.
 */
export const legacyText: Wrapper = {
  name: 'legacy-text',
  detect: (value) => typeof value === 'string' && value.length < MAX_LENGTH && /^\S{1,40} AUDIT: id="/.test(value),
  unwrap: (value) => [{ value: toEvent(String(value)), lost: LOST }],
};

/** Longer lines do not occur: the line holds no bodies. */
const MAX_LENGTH = 2 ** 20;

const LOST = [
  'level',
  'user.uid',
  'user.extra',
  'impersonatedUser.uid',
  'objectRef',
  'requestObject',
  'responseObject',
  'annotations',
];

function toEvent(line: string): JsonObject {
  const pairs = new Map(
    Array.from(line.matchAll(/ ([a-z-]+)="((?:[^"\\]|\\.)*)"/g), ([, key = '', text = '']) => [key, unquote(text)]),
  );
  const text = (key: string): string => pairs.get(key) ?? '';
  const self = text('as') === '' || text('as') === '<self>';
  const code = Number(text('response'));
  return {
    ...{
      auditID: text('id'),
      stage: text('stage'),
      verb: text('method'),
      requestURI: text('uri'),
      userAgent: text('user-agent'),
    },
    stageTimestamp: line.slice(0, line.indexOf(' ')),
    user: toUser(text('user'), text('groups')),
    ...(self ? {} : { impersonatedUser: toUser(text('as'), text('asgroups')) }),
    sourceIPs: text('ip') === '' || text('ip') === '<unknown>' ? [] : [text('ip')],
    ...(code > 0 ? { responseStatus: { code } } : {}),
  };
}

function toUser(username: string, groups: string): JsonObject {
  const names = Array.from(groups.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, name = '']) => unquote(name));
  return { username: username === '<none>' ? '' : username, groups: names };
}

/** Go's %q, as far as names and URIs need it. */
function unquote(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}
