import { describe, expect, it } from 'vitest';
import { classifyEvent } from '../audit/classify.ts';
import { SMALL_SURFACE, SMALL_SURFACE_DATA } from '../audit/test-data/small-surface.ts';
import { LABEL_SCRIPT, toElasticPipeline } from './elastic-pipeline.ts';

/** A list as Java has it. */
class List extends Array<unknown> {
  size(): number {
    return this.length;
  }
  get(index: number): unknown {
    return this[index];
  }
  add(value: unknown): void {
    this.push(value);
  }
}

interface Pipeline {
  readonly processors: readonly {
    readonly script: {
      readonly params: { operations: object; families: { pattern: string; parts: string[]; open: boolean }[] };
    };
  }[];
}

/** Runs the script's logic as JavaScript: declarations, loops over lists and the empty list are the only words that differ. */
function run(audit: unknown): unknown {
  const [processor] = (toElasticPipeline(SMALL_SURFACE_DATA) as Pipeline).processors;
  const { operations = {}, families = [] } = processor?.script.params ?? {};
  const source = LABEL_SCRIPT.replaceAll(/for \(def (\w+) : /g, 'for (const $1 of ')
    .replaceAll(/\b(?:def|String|int|boolean) (?=\w+ =)/g, 'let ')
    .replaceAll('= [];', '= new List();')
    .replaceAll('splitOnToken', 'split');
  const context: Record<string, unknown> = { kubernetes: { audit } };
  const params = {
    operations: new Map(Object.entries(operations)),
    families: families.map(({ parts, ...family }) => ({ ...family, parts: List.from(parts) })),
  };
  new Function('ctx', 'params', 'List', source)(context, params, List);
  return context['audit_operation'];
}

describe('the ingest pipeline for Elasticsearch', () => {
  it('says that its field needs a mapping, as the data stream takes none by itself', () => {
    expect(toElasticPipeline(SMALL_SURFACE_DATA)).toMatchObject({ description: expect.stringContaining('Map it as keyword') });
  });

  it.each([
    { verb: 'create', objectRef: { resource: 'pods', namespace: 'a', apiVersion: 'v1' } },
    { verb: 'get', objectRef: { resource: 'pods', subresource: 'exec', apiVersion: 'v1' } },
    { verb: 'list', objectRef: { resource: 'events', apiGroup: 'events.k8s.io', apiVersion: 'v1' } },
    { verb: 'get', requestURI: '/healthz/etcd?verbose=true' },
    { verb: 'get', requestURI: '/api/v1' },
    { verb: 'get', requestURI: '/' },
    { verb: 'get', requestURI: '/unknown' },
    { verb: 'post', requestURI: '/healthz' },
    { verb: 'create', objectRef: { resource: 'widgets', apiGroup: 'example.com', apiVersion: 'v1' } },
  ])('writes the operation that the classifier finds in %j', (audit) => {
    const answer = classifyEvent({ kind: 'Event', requestURI: '/', ...audit } as never, SMALL_SURFACE);
    const operation = answer.status === 'operation' || answer.status === 'nonresource' ? answer.operation : undefined;
    expect(run(audit)).toBe(operation?.id);
  });

  it.each([undefined, {}, { verb: 'get' }, { verb: 'get', objectRef: {} }])('leaves %j as it is', (audit) => {
    expect(run(audit)).toBeUndefined();
  });
});
