import { describe, expect, it } from 'vitest';
import { EVENT, findEvent, findNames, LINE } from '../test-data/found.ts';

const HEC = { time: 1763881200.1, host: 'cp-1', sourcetype: 'kube:apiserver:audit', index: 'k8s' };

describe('Splunk', () => {
  it.each([
    ['the HTTP Event Collector', { ...HEC, event: EVENT }, 'splunk-hec'],
    ['the HTTP Event Collector, as text', { ...HEC, event: LINE }, 'splunk-hec'],
    ['the HTTP Event Collector with nothing else', { event: EVENT, fields: { cluster: 'c1' } }, 'splunk-hec'],
    ['a line of an export', { preview: false, offset: 0, lastrow: true, result: { _raw: LINE, host: 'h' } }, 'splunk-export'],
    ['all results of a search', { preview: false, fields: [{ name: '_raw' }], results: [{ _raw: LINE }] }, 'splunk-export'],
    ['rows', [{ _time: 'x', _raw: LINE }], 'splunk-export'],
  ])('gives the event of %s', (_what, value, name) => {
    expect(findNames(value)).toEqual([name]);
    expect(findEvent(value)).toEqual(EVENT);
  });

  it('gives the events of several bodies side by side', () => {
    const body = JSON.stringify({ ...HEC, event: EVENT });
    expect(findNames(`${body}${body}\n${body}`)).toEqual(['splunk-hec', 'splunk-hec', 'splunk-hec']);
  });

  it.each([
    [{ ...HEC, event: { action: 'login' } }],
    [{ ...HEC, event: 'verb=get uri=/api' }],
    [{ event: 5 }],
    [{ preview: false, result: { _raw: 'Nov 23 operation' } }],
    [{ _raw: '{"verb":"get"}' }],
    [{ preview: true, results: [] }],
  ])('gives none from %j', (value) => {
    expect(findNames(value)).toEqual(['other']);
  });
});
