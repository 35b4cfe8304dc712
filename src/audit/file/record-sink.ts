import { classifyEvent } from '../classify.ts';
import { findEvents } from '../events.ts';
import type { LineRecord } from '../read-json-lines.ts';
import type { Surface } from '../surface.ts';
import type { Block } from './block.ts';
import { factsOf } from './facts.ts';
import type { Place } from './place.ts';
import type { Tally } from './tally.ts';

/** Where the readers of all forms put what they find. */
export interface RecordSink {
  /** Counts everything in a record. */
  readonly add: (record: LineRecord, place: Place) => void;
  /** Counts the event of a line without parsing it; false where that cannot be done, and the line must be read. */
  readonly scan: (block: Block, start: number, end: number, line: number) => boolean;
}

/** Makes the sink of a file. */
export function createRecordSink(surface: Surface, tally: Tally): RecordSink {
  return {
    add(record, place) {
      for (const found of findEvents({ index: 0, ...record })) {
        if (found.kind === 'malformed') tally.addFailure(found.reason, place);
        else if (found.kind === 'other') tally.addOther(found.message, place);
        else {
          const item = { ...found, answer: classifyEvent(found.event, surface) };
          tally.countReading('parsed');
          tally.addEvent(factsOf(item), place);
          tally.rules?.ask(item);
        }
      }
    },
    scan: () => false,
  };
}
