import { describe, expect, it } from 'vitest';
import { findAll, summarize } from '../test-data/found.ts';

const EVENT = { kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'get', requestURI: '/api', responseStatus: { code: 200 } };
const wrap = (...bodies: readonly unknown[]) => ({
  resourceLogs: [
    { resource: { attributes: [] }, scopeLogs: [{ logRecords: bodies.map((body) => ({ timeUnixNano: '1', body })) }] },
  ],
});
const text = (stringValue: string) => ({ stringValue });

describe('logs of OpenTelemetry', () => {
  it('are opened where the body is text', () => {
    expect(findAll(wrap(text(JSON.stringify(EVENT)), text('hello')))).toMatchObject([
      { wrapper: 'otlp', event: EVENT },
      { kind: 'other' },
    ]);
  });

  it('are opened where the body is a map', () => {
    const pair = (key: string, value: unknown) => ({ key, value });
    const status = { kvlistValue: { values: [pair('code', { intValue: '200' }), pair('ok', { boolValue: true })] } };
    const values = [
      ...[pair('kind', text('Event')), pair('apiVersion', text('audit.k8s.io/v1')), pair('verb', text('get'))],
      ...[
        pair('requestURI', text('/api')),
        pair('sourceIPs', { arrayValue: { values: [text('::1')] } }),
        pair('responseStatus', status),
      ],
    ];
    expect(findAll(wrap({ kvlistValue: { values } }))).toMatchObject([
      { wrapper: 'otlp', event: { ...EVENT, sourceIPs: ['::1'], responseStatus: { code: 200, ok: true } } },
    ]);
  });

  it.each([[{}], [null], [5], [{ kvlistValue: 5 }], [{ kvlistValue: { values: [5, { key: '__proto__' }] } }]])(
    'holds none in %j',
    (body) => {
      expect(summarize(wrap(body))).not.toContain('otlp');
    },
  );
});
