import { classifyEvent } from '../classify.ts';
import type { ClassifiedEvent } from '../classify-text.ts';
import { findEvents } from '../events.ts';
import type { LineRecord } from '../read-json-lines.ts';
import type { Surface } from '../surface.ts';
import { parseJson } from '../text-lines.ts';
import { type Block, locateSpan } from './block.ts';
import { type EventFacts, factsOf } from './facts.ts';
import type { Place } from './place.ts';
import { createLineScan, type ScannedLine } from './scan-line.ts';
import type { Tally } from './tally.ts';

/** Where the readers of all forms put what they find. */
export interface RecordSink {
  /** Counts everything in a record. `eventsOnly`: the rest of something whose other parts were counted; what is no event in it is nothing. */
  readonly add: (record: LineRecord, place: Place, eventsOnly?: boolean) => void;
  /** Counts the event of a line without taking it apart; false where that cannot be done, and the line must be read as any other. */
  readonly scan: (block: Block, start: number, end: number, line: number) => boolean;
}

/** Of so many lines whose bodies are passed over, one is parsed too. */
const COMPARE_EVERY = 64;

/** Makes the sink of a file. With rules, every event is parsed. */
export function createRecordSink(surface: Surface, tally: Tally): RecordSink {
  const scanLine = createLineScan(surface);
  let [untilCompared, isTrusting] = [COMPARE_EVERY, true];

  const classify = (record: LineRecord): readonly (EventFacts | undefined)[] =>
    findEvents({ index: 0, ...record }).map((found) =>
      found.kind === 'event' ? factsOf({ ...found, answer: classifyEvent(found.event, surface) }) : undefined,
    );
  /** A line with bodies is parsed where it will be shown, where the scan was wrong before, and now and then. */
  const mustParse = (scanned: ScannedLine, text: string): boolean => {
    if (!isTrusting || !tally.hasFirst(scanned.operation)) return true;
    untilCompared -= 1;
    if (untilCompared > 0) return false;
    untilCompared = COMPARE_EVERY;
    return !isConfirmed(scanned, text);
  };
  const isConfirmed = (scanned: ScannedLine, text: string): boolean => {
    const parsed = parseJson(text);
    const facts = parsed && classify({ line: 1, kind: 'value', format: 'json', value: parsed.value });
    tally.countReading('compared');
    if (facts?.length === 1 && facts[0] && isSame(facts[0], scanned)) return true;
    tally.countReading('differing');
    isTrusting = false;
    return false;
  };
  const count = (item: ClassifiedEvent, place: Place): void => {
    tally.countReading('parsed');
    tally.addEvent(factsOf(item), place);
    tally.rules?.ask(item);
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
      const scanned = tally.rules ? undefined : scanLine(block.text, start, end);
      if (!scanned) return false;
      const place = { line, locate: () => locateSpan(block, { start, end }, line) };
      if (scanned.hasBody && mustParse(scanned, block.text.slice(start, end))) return false;
      tally.countReading(scanned.hasBody ? 'passedOver' : 'scanned');
      tally.addEvent(scanned, place);
      return true;
    },
  };
}

function isSame(one: EventFacts, other: EventFacts): boolean {
  return (
    one.operation.key === other.operation.key &&
    (['wrapper', 'actor', 'isImpersonating', 'stage', 'code', 'time'] as const).every((key) => one[key] === other[key])
  );
}
