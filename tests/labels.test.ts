import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { classifyEvent } from '../src/audit/classify.ts';
import type { AuditEvent } from '../src/audit/event.ts';
import { createSurface } from '../src/audit/surface.ts';
import { loadSurfaceData } from '../src/catalog/load-surface.ts';
import { toDuckDbScript } from '../src/labels/duckdb.ts';

const data = loadSurfaceData(fileURLToPath(new URL('..', import.meta.url)));
const surface = createSurface(data);

/** What the classifier says of an event: the operation's id, or null. */
function expectedOf(event: AuditEvent): string | null {
  const answer = classifyEvent(event, surface);
  return answer.status === 'operation' || answer.status === 'nonresource' ? (answer.operation?.id ?? null) : null;
}

async function readSamples(): Promise<AuditEvent[]> {
  const files = ['events.jsonl', 'record-fields.jsonl', 'rule-events.jsonl'];
  const texts = await Promise.all(files.map((name) => readFile(new URL(`fixtures/events/${name}`, import.meta.url), 'utf8')));
  return texts
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => (JSON.parse(line) as { event: AuditEvent }).event)
    .filter((event) => typeof event === 'object' && event !== null && 'verb' in event);
}

/** One event for each operation on a resource, with objectRef as the API server writes it. */
const made: AuditEvent[] = data.resources.flatMap(({ group, resource, verbs }) =>
  Object.entries(verbs).flatMap(([subresource, names]) =>
    names.map((verb) => ({
      verb,
      objectRef: { resource, ...(group && { apiGroup: group }), ...(subresource && { subresource }), apiVersion: 'v1' },
    })),
  ),
);

const paths = [
  ...['/', '/healthz', '/healthz/etcd?verbose', '/livez/', '//readyz', '/api', '/api/v1', '/apis/apps', '/apis/apps/v1/'],
  ...['/api/v1/pods', '/api/v1/namespaces/a/pods/b/exec?command=sh', '/api/v1/namespaces/a', '/api/v1/namespaces/a/status'],
  ...[
    '/apis/apps/v1/namespaces/a/deployments/b/scale',
    '/api/v1/watch/pods',
    '/api/v1/watch',
    '/api/v1/proxy/nodes/n',
    '/nowhere',
  ],
  ...[
    'https://10.0.0.1:6443/version',
    '/api/v1/namespaces/a/services/b/proxy/x/y',
    '/.well-known/openid-configuration',
    '/%61pi',
  ],
];
const byPath: AuditEvent[] = paths.flatMap((requestURI) =>
  ['get', 'list', 'watch', 'create', 'proxy', 'post'].map((verb) => ({ verb, requestURI })),
);

const odd: AuditEvent[] = [
  { verb: 'get', objectRef: { resource: 'deployments' } },
  { verb: 'get', objectRef: { resource: 'deployments', apiVersion: 'extensions/v1beta1' } },
  { verb: 'get', objectRef: { resource: 'pods', apiGroup: 'metrics.k8s.io' } },
  { verb: 'get', objectRef: { resource: "o'brien|pods" }, requestURI: '/api/v1' },
  { verb: 'get' },
  {},
];

describe('the script for DuckDB', () => {
  let connection: DuckDBConnection;
  const label = async (events: readonly AuditEvent[]): Promise<unknown[]> => {
    await connection.run('CREATE OR REPLACE TABLE events (id INTEGER, event JSON)');
    const appender = await connection.createAppender('events');
    for (const [index, event] of events.entries()) {
      appender.appendInteger(index);
      appender.appendVarchar(JSON.stringify(event));
      appender.endRow();
    }
    appender.closeSync();
    const answer = await connection.runAndReadAll(
      'SELECT o.operation FROM events AS e LEFT JOIN audit_operations AS o ON o.key = audit_key(e.event) ORDER BY e.id',
    );
    return answer.getRows().map(([operation]) => operation);
  };

  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(toDuckDbScript(data, (path) => path));
  }, 60_000);

  it('labels an event of every operation', async () => {
    const labels = await label(made);
    expect(labels).toEqual(made.map(expectedOf));
    expect(new Set(labels).size).toBe(made.length);
  }, 60_000);

  it('labels real events as the classifier does', async () => {
    const samples = await readSamples();
    expect(samples.length).toBeGreaterThan(60);
    expect(await label(samples)).toEqual(samples.map(expectedOf));
  }, 60_000);

  it('reads the path where there is no objectRef, by the rules of the API server', async () => {
    expect(await label(byPath)).toEqual(byPath.map(expectedOf));
  }, 60_000);

  it('labels odd records as the classifier does, or leaves them alone', async () => {
    expect(await label(odd)).toEqual(odd.map(expectedOf));
  }, 60_000);
});
