import { describe, expect, it } from 'vitest';
import { classifyEvent } from '../../audit/classify.ts';
import type { AuditEvent } from '../../audit/event.ts';
import { createFieldFinder } from '../../audit/field-finder.ts';
import { type FieldRow, flattenEvent } from '../../audit/flatten.ts';
import { createSurface } from '../../audit/surface.ts';
import { LEVELS, type Level, type Stage } from '../../schema/common.ts';
import { loadCatalog } from '../load.ts';
import type { Catalog } from '../model.ts';
import type { RecordField } from './record-field.ts';
import { nonResourceFields, recordFields } from './record-fields.ts';
import { nonResourceSample, operationSamples } from './samples.ts';
import { toSurfaceData } from './surface-data.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const { operations, nonResource, fields } = catalog;
const surface = createSurface(toSurfaceData(catalog));

type Sample = AuditEvent & { readonly level: Level; readonly stage: Stage; readonly [key: string]: unknown };

const samples = operations.flatMap((operation) => {
  const rows = recordFields(operation, fields);
  return operationSamples(operation, fields).map(({ level, event }) => ({
    id: operation.id,
    operation,
    rows,
    level,
    event: event as Sample,
  }));
});
const sampleOf = (id: string, level: Level = 'RequestResponse') =>
  samples.find((sample) => sample.id === id && sample.level === level)?.event;

/** Parts that every API object, list or Status has and that are no fields of their own. */
const STRUCTURE =
  /^(requestObject|responseObject)\.(items\[\]\.)?(kind|apiVersion|metadata(\.\w+|\.labels\.team)?|status|code|details\.\w+)$/;

const JSON_TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['string'],
  timestamp: ['string'],
  'string[]': ['string'],
  integer: ['number'],
  boolean: ['boolean'],
  map: ['string', 'object'],
};

/** What is wrong with the parts of an event outside its bodies, and with its bodies as wholes. */
function faultsOf(event: Sample, rows: readonly RecordField[]): string[] {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const { requestObject, responseObject, ...rest } = event;
  const bodies = [
    ...(requestObject === undefined ? [] : ['requestObject']),
    ...(responseObject === undefined ? [] : ['responseObject']),
  ];
  const parts = [...flattenEvent(rest).rows, ...bodies.map((fieldPath) => ({ fieldPath, type: 'object' }))];
  return parts.flatMap(({ fieldPath, type }) => {
    const row = byPath.get(fieldPath);
    if (!row) return [`${fieldPath} is not in the table`];
    if (!row.stages.includes(event.stage)) return [`${fieldPath} is not there at ${event.stage}`];
    if (LEVELS.indexOf(row.level) > LEVELS.indexOf(event.level)) return [`${fieldPath} is not there at ${event.level}`];
    return (JSON_TYPES[row.field.type] ?? [type]).includes(type) ? [] : [`${fieldPath} is ${type}, not ${row.field.type}`];
  });
}

/** The same for what is inside the bodies: each value stands at a path of the table, as such or below it. */
function bodyFaultsOf({ event, rows }: (typeof samples)[number]): string[] {
  const paths = new Set(rows.map(({ path }) => path));
  const findRow = createFieldFinder(rows.filter(({ field }) => field.body).map(({ path }) => ({ path })));
  const bodies = Object.fromEntries(Object.entries(event).filter(([key]) => key === 'requestObject' || key === 'responseObject'));
  return flattenEvent(bodies).rows.flatMap(({ fieldPath, value }: FieldRow) => {
    if (value === '' || STRUCTURE.test(fieldPath)) return [];
    // A write answers with the object that was sent, whose paths the table has under requestObject.
    const own =
      fieldPath.startsWith('responseObject') && !paths.has(fieldPath)
        ? fieldPath.replace('responseObject', 'requestObject')
        : fieldPath;
    return (findRow(own) ?? findRow(fieldPath)) ? [] : [`${fieldPath} is not in the table`];
  });
}

describe('operationSamples', () => {
  it('gives every operation a sample at Metadata, and one at RequestResponse where there are bodies', () => {
    for (const operation of operations) {
      const levels = samples.filter(({ id }) => id === operation.id).map(({ level }) => level);
      const streams = ['watch', 'log', 'connect'].includes(operation.shape);
      expect(levels, operation.id).toEqual(streams ? ['Metadata'] : ['Metadata', 'RequestResponse']);
    }
  });

  it('uses fields of the table only, with their types, at their level and stage', () => {
    expect(
      samples.flatMap(({ id, level, event, rows }) => faultsOf(event, rows).map((fault) => `${id} ${level}: ${fault}`)),
    ).toEqual([]);
  });

  it('fills bodies from paths of the table only', () => {
    expect(samples.flatMap((sample) => bodyFaultsOf(sample).map((fault) => `${sample.id}: ${fault}`))).toEqual([]);
  });

  it('shows a record that is classified as the very operation', () => {
    for (const { id, event } of samples) {
      const answer = classifyEvent(event, surface);
      expect(answer.status === 'operation' ? answer.operation.id : answer.status, id).toBe(id);
      if (answer.status === 'operation' && !answer.resource.removed) expect(answer.notes, id).toEqual([]);
    }
  });

  it('agrees with itself when the operation is read from requestURI alone', () => {
    for (const { id, event } of samples) {
      const { objectRef: _, ...rest } = event;
      const answer = classifyEvent(rest as AuditEvent, surface);
      expect(answer.status === 'operation' ? answer.operation.id : answer.status, id).toBe(id);
    }
  });

  it('leaves out what is empty, as the API server does', () => {
    for (const { id, event } of samples)
      expect(
        Object.values((event['objectRef'] ?? {}) as object).filter((value) => value === ''),
        id,
      ).toEqual([]);
  });

  it('writes the keys of an event in the order of the API server', () => {
    const order = [
      'kind',
      'apiVersion',
      'level',
      'auditID',
      'stage',
      'requestURI',
      'verb',
      'user',
      'sourceIPs',
      'userAgent',
      'objectRef',
      'responseStatus',
    ];
    order.push('requestObject', 'responseObject', 'requestReceivedTimestamp', 'stageTimestamp', 'annotations');
    for (const { id, event } of samples) expect(Object.keys(event), id).toEqual(order.filter((key) => key in event));
  });

  it('answers as kube-apiserver 1.36.3 was seen to', () => {
    expect(sampleOf('create-pods')).toMatchObject({ responseStatus: { code: 201 }, responseObject: { kind: 'Pod' } });
    expect(sampleOf('get-pods-exec', 'Metadata')).toMatchObject({ responseStatus: { code: 101 } });
    expect(sampleOf('create-pods-eviction')).toMatchObject({
      responseStatus: { status: 'Success', code: 201 },
      responseObject: { kind: 'Status' },
    });
    expect(sampleOf('delete-configmaps')).toMatchObject({
      requestObject: { kind: 'DeleteOptions', apiVersion: 'meta.k8s.io/__internal' },
      responseObject: { kind: 'Status', details: { kind: 'configmaps' } },
    });
    expect(sampleOf('delete-configmaps', 'Metadata')).toMatchObject({
      responseStatus: { status: 'Success', details: { name: 'example' } },
    });
    expect(sampleOf('delete-storageclasses')).toMatchObject({
      responseObject: { kind: 'StorageClass' },
      responseStatus: { metadata: {}, code: 200 },
    });
    expect(sampleOf('deletecollection-endpoints')).toMatchObject({ responseObject: { kind: 'EndpointsList' } });
    expect(sampleOf('create-serviceaccounts-token')).toMatchObject({ requestObject: { apiVersion: 'authentication.k8s.io/v1' } });
  });

  it('does not put into one object what excludes each other', () => {
    const has = (id: string, path: string) =>
      flattenEvent(sampleOf(id) ?? {}).rows.some(({ fieldPath }) => fieldPath.startsWith(`requestObject.${path}`));
    const count = (id: string, ...paths: string[]) => paths.filter((path) => has(id, path)).length;
    expect(count('create-subjectaccessreviews', 'spec.resourceAttributes', 'spec.nonResourceAttributes')).toBe(1);
    expect(count('create-persistentvolumes', 'spec.hostPath', 'spec.local', 'spec.nfs', 'spec.csi')).toBe(1);
    expect(count('create-mutatingadmissionpolicies', 'spec.mutations[].applyConfiguration', 'spec.mutations[].jsonPatch')).toBe(
      1,
    );
    expect(count('create-mutatingwebhookconfigurations', 'webhooks[].clientConfig.url', 'webhooks[].clientConfig.service')).toBe(
      1,
    );
  });
});

describe('nonResourceSample', () => {
  it('uses fields of the table only, and is classified as the very operation', () => {
    for (const operation of nonResource) {
      const event = nonResourceSample(operation, fields) as Sample;
      expect(faultsOf(event, nonResourceFields(operation, fields)), operation.id).toEqual([]);
      const answer = classifyEvent(event, surface);
      expect(answer.status === 'nonresource' ? answer.operation?.id : answer.status).toBe(operation.id);
    }
  });
});
