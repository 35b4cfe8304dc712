import { isObject, ownValue } from '../json.ts';
import { readInner } from './inner-json.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * A row of Sentinel's table AWSEKSLogs: a few facts in columns of its own, ObjectRef among them as a path, and the whole event in RawEvent
 * (Azure Monitor's reference of tables, awsekslogs).
 */
export const awsEksLogs: Wrapper = {
  name: 'awsekslogs-table',
  keys: ['RawEvent'],
  detect: (value) => isObject(eventOf(value)),
  unwrap: (value) => [{ value: eventOf(value) }],
};

function eventOf(row: unknown): unknown {
  return readInner(ownValue(row, 'RawEvent'));
}
