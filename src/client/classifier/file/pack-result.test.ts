import { describe, expect, it } from 'vitest';
import { createFileReader } from '../../../audit/file/file-reader.ts';
import { SMALL_SURFACE } from '../../../audit/test-data/small-surface.ts';
import type { ReadResult } from './messages.ts';
import { packResult, unpackResult } from './pack-result.ts';

function resultOf(text: string): ReadResult {
  const reader = createFileReader({ surface: SMALL_SURFACE });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  const parts = [{ name: 'a\ud800.log', offset: 0, lines: 0 }];
  return { report: reader.snapshot(), read: text.length, parts, faults: [], isStopped: false, rules: 'failed' };
}

const event = (user: string, resource: string) =>
  JSON.stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    verb: 'get',
    user: { username: user },
    objectRef: { resource, apiGroup: 'x.io' },
  });

describe('a result that is packed', () => {
  it('comes out as it was, with long lists whole and in order', async () => {
    const text = Array.from({ length: 2500 }, (_, at) => event(`user-${at}`, `things${at}`)).join('\n');
    const result = resultOf(text);
    expect(result.report.operations.entries).toHaveLength(2500);
    expect(result.report.actors.entries).toHaveLength(2500);
    expect(await unpackResult(packResult(result))).toEqual(JSON.parse(JSON.stringify(result)));
  });

  it('comes out as it was where nothing was found', async () => {
    const result = resultOf('');
    expect(await unpackResult(packResult(result))).toEqual(JSON.parse(JSON.stringify(result)));
  });
});
