import type { EventClass } from '../classify.ts';
import type { ClassifiedEvent } from '../classify-text.ts';
import { statusCode } from '../describe/status-code.ts';
import { isObject, shorten, textAt, valueAt } from '../json.ts';
import { resourcePath } from '../operation-id.ts';
import type { OperationCount } from './report.ts';

/** What a record is counted under. */
export interface EventFacts {
  readonly wrapper: string;
  readonly operation: OperationFacts;
  readonly actor: string;
  readonly isImpersonating: boolean;
  readonly stage: string;
  readonly code: number | undefined;
  /** When the stage was reached, else when the request came; '' where the record does not say. */
  readonly time: string;
}

/** An operation, and the key that is its own among all. */
export type OperationFacts = { readonly key: string } & Omit<
  OperationCount,
  'count' | 'requests' | 'stages' | 'outcomes' | 'first'
>;

/** The facts of an event that was read whole. */
export function factsOf({ event, wrapper, answer }: ClassifiedEvent): EventFacts {
  return {
    ...{ wrapper, operation: toOperationFacts(answer), actor: textAt(event, 'user', 'username') },
    isImpersonating: isObject(valueAt(event, 'impersonatedUser')),
    ...{ stage: textAt(event, 'stage'), code: statusCode(event) },
    time: textAt(event, 'stageTimestamp') || textAt(event, 'requestReceivedTimestamp'),
  };
}

const NOTHING = { id: null, url: null, apiGroup: '', resource: '', subresource: '', detail: '' } as const;

/** Longest path and message that is kept. */
const MAX_DETAIL = 200;

/** Of a classified event what it is counted under. */
export function toOperationFacts(answer: EventClass): OperationFacts {
  switch (answer.status) {
    case 'operation': {
      const { verb, apiGroup, resource, subresource } = answer.request;
      return withKey({ ...NOTHING, status: 'operation', ...answer.operation, verb, apiGroup, resource, subresource });
    }
    case 'custom': {
      const { verb, apiGroup, resource, subresource } = answer.request;
      const url = answer.resource ? resourcePath(answer.resource.name) : null;
      return withKey({ ...NOTHING, status: 'custom', url, verb, apiGroup, resource, subresource });
    }
    case 'nonresource': {
      const { request, operation, family } = answer;
      const detail = operation ? (family?.pattern ?? '') : shorten(request.path, MAX_DETAIL);
      return withKey({ ...NOTHING, status: 'nonresource', ...operation, verb: request.verb, detail });
    }
    case 'malformed': {
      const { verb = '', apiGroup = '', resource = '', subresource = '' } = answer.known;
      const detail = shorten(answer.message, MAX_DETAIL);
      return withKey({ ...NOTHING, status: 'malformed', verb, apiGroup, resource, subresource, detail });
    }
  }
}

/** Names that a request may choose are shortened too: nothing that is kept may be as long as a line. */
function withKey(facts: Omit<OperationFacts, 'key'>): OperationFacts {
  const [verb, apiGroup] = [shorten(facts.verb, MAX_DETAIL), shorten(facts.apiGroup, MAX_DETAIL)];
  const [resource, subresource] = [shorten(facts.resource, MAX_DETAIL), shorten(facts.subresource, MAX_DETAIL)];
  const own = { ...facts, verb, apiGroup, resource, subresource };
  return { ...own, key: keyOfOperation(own) };
}

/** What no other operation has. */
function keyOfOperation({ status, id, verb, apiGroup, resource, subresource, detail }: Omit<OperationFacts, 'key'>): string {
  return JSON.stringify([status, id ?? [verb, apiGroup, resource, subresource, detail]]);
}
