import type { EventClass } from './classify.ts';
import type { ClassifiedItem } from './classify-text.ts';
import { resourcePath } from './operation-id.ts';

/** What the command line prints for one event: one JSON object on a line, with these keys in this order. */
export interface ClassifiedLine {
  readonly index: number;
  readonly item: number;
  /** Null where no event was found. */
  readonly wrapper: string | null;
  readonly status: 'operation' | 'custom' | 'nonresource' | 'not-audit' | 'malformed';
  /** Id of the operation's page; null where the catalog has none. */
  readonly operation: string | null;
  readonly verb: string | null;
  /** '' for the core group; null where there is no resource. */
  readonly apiGroup: string | null;
  readonly resource: string | null;
  readonly subresource: string | null;
  /** Page of the operation, or of the resource where only that is known. */
  readonly url: string | null;
  readonly message: string | null;
}

const NOTHING = { operation: null, verb: null, apiGroup: null, resource: null, subresource: null, url: null } as const;

/** The line for one classified item. */
export function toLine(found: ClassifiedItem): ClassifiedLine {
  const place = { index: found.index, item: found.item };
  switch (found.kind) {
    case 'malformed':
      return {
        ...place,
        wrapper: null,
        status: 'malformed',
        ...NOTHING,
        message: `Line ${found.line}, column ${found.column}: ${found.reason}`,
      };
    case 'other':
      return { ...place, wrapper: null, status: 'not-audit', ...NOTHING, message: found.message };
    case 'event':
      return withNotes({ ...place, wrapper: found.wrapper, ...answerOf(found.answer) }, found.notes);
  }
}

function withNotes(line: ClassifiedLine, notes: readonly string[]): ClassifiedLine {
  return { ...line, message: joinNotes(line.message ?? '', notes) };
}

function answerOf(answer: EventClass): Omit<ClassifiedLine, 'index' | 'item' | 'wrapper'> {
  if (answer.status === 'malformed') {
    const { verb = null, apiGroup = null, resource = null, subresource } = answer.known;
    return {
      status: 'malformed',
      ...NOTHING,
      verb,
      apiGroup,
      resource,
      subresource: subresource || null,
      message: answer.message,
    };
  }
  const message = joinNotes(answer.status === 'operation' ? '' : answer.message, answer.notes);
  if (answer.status === 'nonresource') {
    const { operation, request } = answer;
    return {
      status: answer.status,
      ...NOTHING,
      operation: operation?.id ?? null,
      verb: request.verb,
      url: operation?.url ?? null,
      message,
    };
  }
  const { verb, apiGroup, resource, subresource } = answer.request;
  const operation = answer.status === 'operation' ? answer.operation : undefined;
  const page = answer.resource ? resourcePath(answer.resource.name) : null;
  const url = operation?.url ?? page;
  return {
    status: answer.status,
    operation: operation?.id ?? null,
    verb,
    apiGroup,
    resource,
    subresource: subresource || null,
    url,
    message,
  };
}

function joinNotes(message: string, notes: readonly string[]): string | null {
  return [message, ...notes].filter((text) => text !== '').join('. ') || null;
}
