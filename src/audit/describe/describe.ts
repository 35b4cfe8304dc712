import type { EventClass } from '../classify.ts';
import type { AuditEvent } from '../event.ts';
import { shorten } from '../json.ts';
import { describeAction } from './action.ts';
import { describeActor } from './actor.ts';
import { describeOrigin } from './origin.ts';
import { describeOutcome } from './outcome.ts';
import { from, type Part, say } from './part.ts';
import { describeCommand, describeTarget } from './target.ts';

/** Who did what to what, from where, with what outcome. Each part names the field from which it comes. */
export interface Description {
  readonly actor: readonly Part[];
  readonly action: readonly Part[];
  readonly target: readonly Part[];
  readonly origin: readonly Part[];
  readonly outcome: readonly Part[];
}

/**
 * Describes an event from its own fields and nothing else: it says what was asked for, and of the outcome only what the event holds.
 * Undefined for a malformed event. Never throws.
 */
export function describeEvent(event: AuditEvent, answer: EventClass): Description | undefined {
  if (answer.status === 'malformed') return undefined;
  const frame = { actor: describeActor(event), origin: describeOrigin(event), outcome: describeOutcome(event) };
  if (answer.status === 'nonresource') {
    const { verb, path } = answer.request;
    const action = [say('asked for'), from('verb', shorten(verb.toUpperCase(), 40))];
    return { ...frame, action, target: [from('requestURI', shorten(path, 300))] };
  }
  const action = describeAction(answer.request);
  const target = describeTarget(event, answer.request, action, answer.resource);
  const command = describeCommand(event, answer.request);
  return { ...frame, action: [say('asked to'), from('verb', action.text)], target: [...target, ...command] };
}

/** The parts of a description as one sentence with its full stop, ready to be joined by spaces; commas stand at the end of a part. */
export function toSentence({ actor, action, target, origin, outcome }: Description): readonly Part[] {
  const request = closeWith([...actor, ...action, ...target, ...origin], outcome.length > 0 ? ':' : '.');
  return [...request, ...outcome.map((part, index) => ({ ...part, text: part.text + separator(outcome, index) }))];
}

function closeWith(parts: readonly Part[], mark: string): readonly Part[] {
  return parts.map((part, index) => (index === parts.length - 1 ? { ...part, text: part.text + mark } : part));
}

function separator(parts: readonly Part[], index: number): string {
  const next = parts[index + 1];
  if (!next) return '.';
  return next.text === 'and' || parts[index]?.text === 'and' ? '' : ',';
}
