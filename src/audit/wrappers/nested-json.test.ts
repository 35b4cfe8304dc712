import { describe, expect, it } from 'vitest';
import { EVENT, findAll, findEvent, findNames, LINE } from '../test-data/found.ts';

const quote = (text: string, times: number): string => (times === 0 ? text : quote(JSON.stringify(text), times - 1));

describe('an event deep in other JSON', () => {
  it.each([
    ['as an object', { payload: { audit: EVENT, other: 1 }, meta: {} }],
    ['as text', { data: { body: LINE } }],
    ['as text in text', { payload: JSON.stringify({ inner: JSON.stringify({ deep: EVENT }) }) }],
    ['in a list', { Records: [{ x: 1 }, { event_data: EVENT }] }],
    ['in lists of lists', { rows: [[1, EVENT]] }],
  ])('is found %s', (_where, value) => {
    expect(findAll(value)).toHaveLength(1);
    expect(findEvent(value)).toEqual(EVENT);
  });

  it('is found in text that is quoted again and again', () => {
    expect(findNames(quote(LINE, 1))).toEqual(['json-string']);
    expect(findEvent(quote(LINE, 4))).toEqual(EVENT);
    expect(findEvent({ body: quote(LINE, 2) })).toEqual(EVENT);
  });

  it('is found in lines of text that each stand for themselves', () => {
    expect(findNames(`${JSON.stringify({ body: LINE })}\n${JSON.stringify({ body: 'x' })}`)).toEqual(['nested-json', 'other']);
  });

  it('counts together with all others, in order', () => {
    const second = { ...EVENT, auditID: 'a-2' };
    const found = findAll({ a: EVENT, b: 'x', c: { d: [second, { no: 1 }] } });
    expect(found.map((item) => item.kind === 'event' && [item.item, item.event['auditID']])).toEqual([
      [0, 'a-1'],
      [1, 'a-2'],
    ]);
  });

  it('is not looked for in objects of Kubernetes, nor under __proto__', () => {
    expect(findNames({ kind: 'ConfigMap', apiVersion: 'v1', data: { 'audit.json': LINE } })).toEqual(['other']);
    expect(findNames(`{"__proto__": ${LINE}}`)).toEqual(['other']);
  });

  it('is not looked for in a Sigma rule', () => {
    const detection = { selection: { verb: 'get', 'objectRef.resource': 'secrets' }, condition: 'selection' };
    expect(findNames({ title: 'x', logsource: { product: 'kubernetes' }, detection })).toEqual(['other']);
  });

  it('is not looked for beyond all use', () => {
    let value: unknown = EVENT;
    for (let depth = 0; depth < 100; depth += 1) value = { value };
    expect(findNames(value)).toEqual(['other']);
  });
});
