import type { UnsupportedReason } from '../../predicate/types.ts';

/** What each reason means for a reader of the rule: why the part is unknown here, whatever the event. */
export const UNSUPPORTED_WORDS: Readonly<Record<UnsupportedReason, string>> = {
  'unmapped-field': 'a field of the product that no field of the audit event stands for',
  'computed-field': 'a field that the rule works out while it runs',
  'full-text': 'words anywhere in the record, in no particular field',
  regex: 'a regular expression that JavaScript reads in another way',
  function: 'a function of the product',
  threshold: 'a number of events, not one',
  sequence: 'several events in an order',
  join: 'a second source of data',
  aggregation: 'figures over many events',
  'new-terms': 'a value that was not seen before',
  lookup: 'a list that lies outside the rule',
  time: 'a time of day or a span of time',
  baseline: 'a comparison with what is usual',
  'not-transcribed': 'not put into data here',
  'never-written': 'a name that the log never holds',
};
