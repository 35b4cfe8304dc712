import { classifyEvent } from '../classify.ts';
import type { ClassifiedEvent } from '../classify-text.ts';
import { type AuditEvent, isPlainEvent } from '../event.ts';
import { findEvents } from '../events.ts';
import type { LineRecord } from '../read-json-lines.ts';
import type { LineSource } from '../rules/line-lookup.ts';
import { isOfParts } from '../rules/line-parts.ts';
import type { Surface } from '../surface.ts';
import { parseJson } from '../text-lines.ts';
import { type Block, locateSpan } from './block.ts';
import type { ComparedBodies } from './compared-bodies.ts';
import { type EventFacts, factsOf } from './facts.ts';
import type { KnownLines } from './known-lines.ts';
import type { Place } from './place.ts';
import type { RuleTally } from './rule-tally.ts';
import { createLineScan, type ScannedLine } from './scan-line.ts';
import type { Tally } from './tally.ts';

/** Where the readers of all forms put what they find. */
export interface RecordSink {
  /** Counts everything in a record. `eventsOnly`: the rest of something whose other parts were counted; what is no event in it is nothing. */
  readonly add: (record: LineRecord, place: Place, eventsOnly?: boolean) => void;
  /** Counts the event of a line without taking it apart; false where that cannot be done, and the line must be read as any other. */
  readonly scan: (block: Block, start: number, end: number, line: number) => boolean;
}

/**
 * Makes the sink of a file. `bodies`: which lines with bodies are parsed, besides the first of an operation. `known`: learns lines that were scanned and
 * counted.
 */
export function createRecordSink(
  surface: Surface,
  tally: Tally,
  bodies: ComparedBodies,
  known: KnownLines | undefined,
): RecordSink {
  const scanLine = createLineScan(surface, tally.rules !== undefined);

  const isToCompare = ({ operation }: ScannedLine): boolean => !tally.isKnown(operation) || bodies.isDue();
  /** The event of a scanned line, where the parser says the same of it. */
  const compare = (scanned: ScannedLine, text: string): AuditEvent | undefined => {
    const value = parseJson(text)?.value;
    const [found, ...others] = findEvents({ index: 0, line: 1, kind: 'value', format: 'json', value });
    tally.countReading('compared');
    const isOne = found?.kind === 'event' && others.length === 0;
    if (isOne && isSame(factsOf({ ...found, answer: classifyEvent(found.event, surface) }), scanned)) return found.event;
    tally.countReading('differing');
    bodies.distrust();
    return undefined;
  };
  const askRules = (rules: RuleTally, { parts }: ScannedLine, line: number, source: LineSource): boolean =>
    parts !== undefined && rules.askLine(parts, line, source);
  const count = (item: ClassifiedEvent, place: Place): void => {
    tally.countReading('parsed');
    tally.addEvent(factsOf(item), place);
    tally.rules?.ask(item);
  };

  const learn = (lines: KnownLines, bytes: Uint8Array, start: number, scanned: ScannedLine): void => {
    lines.learn(bytes, start, scanned, tally.rules?.lastAlike());
    if (!lines.isFull()) return;
    tally.addKnown(lines.take());
    lines.forget();
  };

  return {
    add(record, place, eventsOnly = false) {
      for (const found of findEvents({ index: 0, ...record })) {
        if (found.kind === 'malformed') tally.addFailure(found.reason, place);
        else if (found.kind === 'event') count({ ...found, answer: classifyEvent(found.event, surface) }, place);
        else if (!eventsOnly) tally.addOther(found.message, place);
      }
    },
    scan(block, start, end, line) {
      const scanned = scanLine(block.text, start, end);
      if (!scanned || (scanned.hasBody && !bodies.isTrusting())) return false;
      const text = (): string => block.text.slice(start, end);
      let event: AuditEvent | undefined;
      if (scanned.hasBody && isToCompare(scanned)) {
        event = compare(scanned, text());
        if (!event) return false;
      }
      const parse = (): AuditEvent | undefined => {
        event ??= parsePlain(text());
        return event && scanned.parts && isOfParts(event, scanned.parts) ? event : undefined;
      };
      if (tally.rules && !askRules(tally.rules, scanned, line, { text, parse })) return false;
      tally.countReading(event ? 'parsed' : scanned.hasBody ? 'passedOver' : 'scanned');
      tally.addEvent(scanned, { line, locate: () => locateSpan(block, { start, end }, line) });
      if (known && isAscii(block) && tally.isFull(scanned)) learn(known, block.bytes, start, scanned);
      return true;
    },
  };
}

/** So that a place in the text is one in the bytes. */
function isAscii({ text, bytes }: Block): boolean {
  return text.length === bytes.length;
}

function parsePlain(text: string): AuditEvent | undefined {
  const value = parseJson(text)?.value;
  return isPlainEvent(value) ? value : undefined;
}

function isSame(one: EventFacts, other: EventFacts): boolean {
  return (
    one.operation.key === other.operation.key &&
    (['wrapper', 'actor', 'isImpersonating', 'stage', 'code', 'time'] as const).every((key) => one[key] === other[key])
  );
}
