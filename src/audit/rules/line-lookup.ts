import { createEventLookup } from '../../predicate/event-lookup.ts';
import type { Known, Lookup } from '../../predicate/types.ts';
import { type JsonObject, unquote } from '../json.ts';
import type { Profile } from './open-plan.ts';

/** A line, for where its parts do not tell enough. */
export interface LineSource {
  readonly text: () => string;
  /** Its whole event; undefined where it cannot be read. */
  readonly parse: () => JsonObject | undefined;
}

/** A line of which the profile is known: its parts are of the same classes as those of a line before it. */
export interface AlikeLine {
  /** As they stand in the line, without quotes; the name from objectRef. */
  readonly auditID: () => string;
  readonly uri: () => string;
  readonly name: () => string | undefined;
  readonly text: () => string;
}

/** Fields that can be told without parsing the line. */
export const CHEAP: ReadonlySet<string> = new Set(['objectRef.name', 'requestURI', 'auditID']);

/** What is known of a line for the cheap fields, each of which is read once, and of fields that no body has. */
export function createCheapLookup(line: Omit<AlikeLine, 'text'>, absent?: ReadonlyMap<string, Known>): Lookup {
  let [uri, auditID, name]: (Known | undefined)[] = [];
  return (field) => {
    switch (field) {
      case 'requestURI':
        uri ??= toKnown(unquote(line.uri()));
        return uri;
      case 'auditID':
        auditID ??= toKnown(line.auditID());
        return auditID;
      case 'objectRef.name':
        name ??= toKnown(line.name() ?? '');
        return name;
      default:
        return absent?.get(field) ?? { kind: 'unknown' };
    }
  };
}

function toKnown(value: string): Known {
  return { kind: 'value', values: [value] };
}

/** What is known of the whole event of a line; undefined where it cannot be read, or rules are not asked about it. `isWhole`: it needs no completing. */
export function createWholeLookup(
  parse: () => JsonObject | undefined,
  isWhole: boolean,
  complete: (event: JsonObject) => JsonObject | undefined,
): Lookup | undefined {
  const parsed = parse();
  const event = parsed && !isWhole ? complete(parsed) : parsed;
  return event && createEventLookup(event);
}

/** Whether what is left to be asked cannot be told from the cheap fields of a line. */
export function needsBody({ fields, bodies }: Profile, line: Pick<LineSource, 'text'>): boolean {
  return fields.length > 0 && (!bodies || bodies.mayBeIn(line.text()));
}
