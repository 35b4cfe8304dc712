import { escapePattern } from '../predicate/escape-pattern.ts';
import type { AuditEvent } from './event.ts';
import { textAt, textsAt } from './json.ts';

/** Longest name that is compared with patterns; no authenticator of Kubernetes makes longer ones. */
const LONGEST = 600;

/**
 * Which of some known names an event carries as user or group, the impersonated ones included, each once and in the order of the event. In a
 * known name `<name>` stands for one part between colons and `*` for any text; an exact name counts before a pattern.
 */
export function findIdentities(event: AuditEvent, known: readonly string[]): readonly string[] {
  const patterns = known.filter((name) => /[<*]/.test(name)).map((name) => ({ name, pattern: toPattern(name) }));
  const exact = new Set(known);
  const match = (name: string): string | undefined =>
    exact.has(name) ? name : patterns.find(({ pattern }) => pattern.test(name.slice(0, LONGEST)))?.name;
  return [...new Set(listNames(event).flatMap((name) => match(name) ?? []))];
}

function listNames(event: AuditEvent): readonly string[] {
  return ['user', 'impersonatedUser'].flatMap((key) => [textAt(event, key, 'username'), ...textsAt(event, key, 'groups')]);
}

function toPattern(name: string): RegExp {
  const parts = name.split(/(<[^>]*>|\*)/).map((part, index) => {
    if (index % 2 === 0) return escapePattern(part);
    return part === '*' ? '.+' : '[^:]+';
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}
