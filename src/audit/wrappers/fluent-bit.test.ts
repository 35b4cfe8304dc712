import { describe, expect, it } from 'vitest';
import { EVENT, findEvent, findNames, LINE } from '../test-data/found.ts';

describe('a record of Fluent Bit or Fluentd', () => {
  it.each([
    ['under log', { date: 1763881200.1, log: LINE }],
    ['under message', { '@timestamp': 'x', message: `${LINE}\n`, tag: 'audit' }],
    ['under log, though message has other text', { message: 'operation done', log: LINE }],
    ['under log with the log of the pod', { date: 1, stream: 'stdout', time: 'x', log: LINE, kubernetes: { pod_name: 'p' } }],
    ['under log as a line of the container runtime', { log: `2026-11-23T07:20:57.883884000Z stdout F ${LINE}` }],
  ])('gives the event as text %s', (_where, value) => {
    expect(findNames(value)[0]).toMatch(/^(fluentbit-log|cri-line)$/);
    expect(findEvent(value)).toEqual(EVENT);
  });

  it.each([
    ['date', { date: 1763881200.1 }],
    ['the cluster', { cluster: 'c1' }],
    ['the cluster under another name', { k8s_cluster_name: 'c1' }],
    ['what a tail of files adds', { filename: '/var/log/a', '@timestamp': 'x', hostname: 'h' }],
    ['the text as well', { log: LINE, tag: 'x' }],
  ])('gives the parsed event without %s', (_what, added) => {
    expect(findNames({ ...EVENT, ...added })).toEqual(['fluentbit-parsed']);
    expect(findEvent({ ...added, ...EVENT })).toEqual(EVENT);
  });

  it('leaves an unknown field of an event alone', () => {
    expect(findNames({ ...EVENT, newField: 1, metadata: {} })).toEqual(['raw']);
    expect(findEvent({ ...EVENT, newField: 1 })).toEqual({ ...EVENT, newField: 1 });
  });

  it.each([[{ log: 'x', message: 5 }], [{ message: { verb: 'get' } }], [{ message: '{"verb":"get"}' }], [{ log: '' }]])(
    'gives none from %j',
    (value) => {
      expect(findNames(value)).toEqual(['other']);
    },
  );
});
