import { type FoundItem, findEvents } from '../events.ts';
import { readInput } from '../read-input.ts';

/** A small event, as the API server writes it. */
export const EVENT = {
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: 'a-1', stage: 'ResponseComplete' },
  ...{ requestURI: '/api/v1/namespaces/n/secrets/x', verb: 'get', user: { username: 'alice', groups: ['g'] } },
  ...{ sourceIPs: ['192.0.2.1'], objectRef: { resource: 'secrets', namespace: 'n', name: 'x', apiVersion: 'v1' } },
};
export const LINE = JSON.stringify(EVENT);

/** What is found in a text, or in the JSON of any other value. */
export function findAll(input: unknown): FoundItem[] {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  return readInput(text).flatMap((record) => findEvents(record));
}

/** The wrapper of each event found, `other` for what is none, and `malformed`. */
export function findNames(input: unknown): string[] {
  return findAll(input).map((item) => (item.kind === 'event' ? item.wrapper : item.kind));
}

/** The one event found, without the keys around it. */
export function findEvent(input: unknown): unknown {
  const [item] = findAll(input);
  return item?.kind === 'event' ? item.event : item;
}

/** The wrapper of each event found, and the message of what is none. */
export function summarize(input: unknown): string[] {
  return findAll(input).map((item) => (item.kind === 'event' ? item.wrapper : item.kind === 'other' ? item.message : item.reason));
}
