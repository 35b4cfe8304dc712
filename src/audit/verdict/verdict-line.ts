import type { ClassifiedItem } from '../classify-text.ts';
import { describeEvent, toSentence } from '../describe/describe.ts';
import { groupRequests } from '../group-requests.ts';
import { judgeEvent, type Verdict } from './verdict.ts';

/** What the command line prints of the verdict on one event. */
export interface VerdictLine extends Verdict {
  readonly sentence: string;
}

/** The verdicts on the events of an input, by item; what is no event, or a malformed one, has none. */
export function toVerdictLines(items: readonly ClassifiedItem[]): ReadonlyMap<ClassifiedItem, VerdictLine> {
  const lines = new Map<ClassifiedItem, VerdictLine>();
  for (const group of groupRequests(items)) {
    const stages = group.kind === 'request' ? group.stages : [];
    const events = stages.map(({ event }) => event);
    for (const item of stages) {
      const [verdict, description] = [judgeEvent(item, events), describeEvent(item.event, item.answer)];
      const words = description ? toSentence(description).map(({ text }) => text) : [];
      if (verdict) lines.set(item, { sentence: words.join(' '), ...verdict });
    }
  }
  return lines;
}
