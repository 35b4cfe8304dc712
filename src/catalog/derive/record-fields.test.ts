import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../audit/event.ts';
import { createFieldFinder } from '../../audit/field-finder.ts';
import { flattenEvent } from '../../audit/flatten.ts';
import { LEVELS, type Level, type Stage } from '../../schema/common.ts';
import { loadCatalog } from '../load.ts';
import type { Catalog, Operation } from '../model.ts';
import { pathsByKind } from './body-paths.ts';
import type { RecordField } from './record-field.ts';
import { nonResourceFields, recordFields, recordStages } from './record-fields.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const { operations, nonResource, fields } = catalog;

function rowsOf(id: string): RecordField[] {
  const operation = operations.find((each) => each.id === id);
  const other = nonResource.find((each) => each.id === id);
  return operation ? recordFields(operation, fields) : other ? nonResourceFields(other, fields) : [];
}
const pathsOf = (id: string): string[] => rowsOf(id).map(({ path }) => path);
const noteOf = (id: string, path: string): string | undefined => rowsOf(id).find((row) => row.path === path)?.note;
const find = (test: (operation: Operation) => boolean): Operation[] => operations.filter(test);

describe('recordFields', () => {
  it('leave out requestObject where no body is recorded', () => {
    for (const id of [
      'get-pods-exec',
      'create-pods-exec',
      'patch-nodes-proxy',
      'get-pods',
      'list-pods',
      'watch-pods',
      'get-pods-log',
    ]) {
      expect(
        pathsOf(id).filter((path) => path.startsWith('requestObject')),
        id,
      ).toEqual([]);
    }
  });

  it('has only the Status of a refusal as response of exec, and nothing of a watch', () => {
    for (const id of ['get-pods-exec', 'create-pods-exec', 'get-pods-log', 'create-services-proxy']) {
      expect(
        pathsOf(id).filter((path) => path.startsWith('responseObject')),
        id,
      ).toEqual(['responseObject']);
      expect(noteOf(id, 'responseObject')).toContain('Status');
    }
    expect(pathsOf('watch-pods').filter((path) => path.startsWith('responseObject'))).toEqual([]);
  });

  it('gives a list no name but by a fieldSelector, and a deletecollection none', () => {
    expect(noteOf('list-pods', 'objectRef.name')).toContain('fieldSelector');
    expect(noteOf('watch-pods', 'objectRef.name')).toContain('fieldSelector');
    expect(pathsOf('deletecollection-pods')).not.toContain('objectRef.name');
    expect(noteOf('get-pods', 'objectRef.name')).toBeUndefined();
  });

  it('gives requests without a resource neither objectRef nor a request body', () => {
    for (const { id } of nonResource) {
      expect(
        pathsOf(id).filter((path) => /^(objectRef|requestObject)/.test(path)),
        id,
      ).toEqual([]);
      expect(pathsOf(id), id).toEqual(expect.arrayContaining(['requestURI', 'verb', 'user.username', 'responseStatus.code']));
    }
  });

  it('has the group, subresource and namespace exactly where the operation has one', () => {
    for (const operation of operations) {
      const paths = pathsOf(operation.id);
      expect(paths.includes('objectRef.apiGroup'), operation.id).toBe(operation.group !== '');
      expect(paths.includes('objectRef.subresource'), operation.id).toBe(operation.subresource !== undefined);
      if (operation.resource !== 'namespaces')
        expect(paths.includes('objectRef.namespace'), operation.id).toBe(operation.namespaced);
    }
    expect(pathsOf('get-namespaces')).toContain('objectRef.namespace');
    expect(pathsOf('list-namespaces')).not.toContain('objectRef.namespace');
    expect(noteOf('watch-namespaces', 'objectRef.namespace')).toContain('/api/v1/watch/');
  });

  it('has body paths only where the kind has them', () => {
    expect(pathsOf('create-pods')).toContain('requestObject.spec.hostPID');
    expect(pathsOf('create-secrets').filter((path) => path.startsWith('requestObject.spec'))).toEqual([]);
    expect(pathsOf('update-deployments-scale')).toContain('requestObject.spec.replicas');
    expect(pathsOf('update-deployments-scale').filter((path) => path.includes('template'))).toEqual([]);
    expect(pathsOf('create-pods-eviction')).toContain('requestObject.deleteOptions.gracePeriodSeconds');
  });

  it('moves paths of a Pod under the template of the kind that makes it', () => {
    expect(pathsOf('create-deployments')).toContain('requestObject.spec.template.spec.hostPID');
    expect(pathsOf('create-cronjobs')).toContain('requestObject.spec.jobTemplate.spec.template.spec.hostPID');
    expect(pathsOf('create-podtemplates')).toContain('requestObject.template.spec.hostPID');
    expect(pathsOf('create-deployments')).not.toContain('requestObject.spec.hostPID');
    expect(pathsOf('get-pods')).toContain('responseObject.spec.hostPID');
    expect(pathsOf('list-daemonsets')).toContain('responseObject.items[].spec.template.spec.hostPID');
  });

  it('has DeleteOptions and no part of the object as the body of a delete', () => {
    for (const id of ['delete-pods', 'deletecollection-secrets']) {
      const body = pathsOf(id).filter((path) => path.startsWith('requestObject.'));
      expect(body, id).toEqual(expect.arrayContaining(['requestObject.propagationPolicy', 'requestObject.dryRun[]']));
      expect(
        body.filter((path) => path.includes('metadata') || path.includes('spec')),
        id,
      ).toEqual([]);
    }
  });

  it('honours DeleteOptions that stand beside every other kind', () => {
    const field = fields.find(({ path }) => path === 'requestObject.metadata.name');
    if (!field) throw new Error('no such field');
    const both = { ...field, body: { kinds: ['*', 'DeleteOptions'] } };
    const [remove] = find(({ id }) => id === 'delete-pods');
    expect(remove && recordFields(remove, [both]).map(({ path }) => path)).toEqual(['requestObject.metadata.name']);
    expect(remove && recordFields(remove, [field])).toEqual([]);
  });

  it('leaves the namespace out of bodies without one, and made-up names out of patches', () => {
    expect(pathsOf('create-clusterroles')).not.toContain('requestObject.metadata.namespace');
    expect(pathsOf('create-roles')).toContain('requestObject.metadata.namespace');
    expect(pathsOf('patch-pods')).not.toContain('requestObject.metadata.generateName');
    expect(pathsOf('create-pods')).toContain('requestObject.metadata.generateName');
    expect(noteOf('patch-pods', 'requestObject')).toContain('JSON Patch');
  });

  it('has annotations of admission where admission runs, and those of one request there only', () => {
    const withKey = (part: string) =>
      find(({ id }) => pathsOf(id).some((path) => path.startsWith('annotations[') && path.includes(part))).map(({ id }) => id);
    expect(withKey('issued-credential-id')).toEqual(['create-serviceaccounts-token']);
    expect(withKey('CSIInlineVolumeSecurity')).toEqual(
      expect.arrayContaining(['create-pods', 'create-deployments', 'create-cronjobs', 'create-replicationcontrollers']),
    );
    expect(
      withKey('CSIInlineVolumeSecurity').filter((id) => !id.startsWith('create-') || /namespaces|eviction|exec/.test(id)),
    ).toEqual([]);
    expect(withKey('pod-security.kubernetes.io/audit-violations')).toEqual(
      expect.arrayContaining(['create-pods', 'update-pods-ephemeralcontainers', 'patch-deployments', 'update-namespaces']),
    );
    expect(
      withKey('pod-security.kubernetes.io/audit-violations').filter((id) => /status|extensions|eviction|secrets/.test(id)),
    ).toEqual([]);
    expect(withKey('validation.policy.admission').filter((id) => /^(list|watch)-/.test(id))).toEqual([]);
    expect(withKey('validation.policy.admission')).toEqual(
      expect.arrayContaining(['delete-pods', 'get-pods-exec', 'create-pods']),
    );
    expect(pathsOf('list-pods')).toContain('annotations["authorization.k8s.io/decision"]');
  });

  it('never has a field at a stage or level where the field is not', () => {
    for (const { id, shape } of operations) {
      for (const { field, level, stages } of rowsOf(id)) {
        expect(
          stages.every((stage) => field.stages.includes(stage)),
          `${id} ${field.path}`,
        ).toBe(true);
        expect(LEVELS.indexOf(level), `${id} ${field.path}`).toBeGreaterThanOrEqual(LEVELS.indexOf(field.level));
        if (stages.includes('ResponseStarted') && !recordStages({ shape }).includes('ResponseStarted')) {
          expect(field.path, id).not.toMatch(/^(user|annotations|impersonatedUser|requestObject)\b/);
        }
      }
    }
  });

  it('has each path once', () => {
    for (const { id } of operations) expect(new Set(pathsOf(id)).size, id).toBe(pathsOf(id).length);
  });

  it('has not the same table everywhere', () => {
    const tables = new Set(operations.map(({ id }) => JSON.stringify(rowsOf(id).map(({ path, note }) => [path, note]))));
    expect(tables.size).toBeGreaterThan(600);
  });

  it('reads object identity from bodies that are objects', () => {
    expect(noteOf('update-pods', 'objectRef.uid')).toContain('object sent');
    expect(noteOf('create-configmaps', 'objectRef.uid')).toContain('body states it');
    expect(pathsOf('patch-pods')).not.toContain('objectRef.uid');
    expect(pathsOf('delete-pods')).not.toContain('objectRef.resourceVersion');
  });
});

describe('pathsByKind', () => {
  it('gives the whole path in every kind that has it', () => {
    const field = fields.find(({ path }) => path === 'requestObject.spec.hostPID');
    expect(field && pathsByKind(field)).toEqual(
      expect.arrayContaining([
        { kind: 'Pod', path: 'requestObject.spec.hostPID' },
        { kind: 'CronJob', path: 'requestObject.spec.jobTemplate.spec.template.spec.hostPID' },
      ]),
    );
  });
});

describe('records of a real API server', () => {
  const text = readFileSync(new URL('../../../tests/fixtures/events/record-fields.jsonl', import.meta.url), 'utf8');
  const records = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { operation: string; event: AuditEvent & { level: Level; stage: Stage } });
  const findField = createFieldFinder(fields.map(({ path }) => ({ path })));

  it('cover every shape of request at every stage', () => {
    expect(records.length).toBeGreaterThanOrEqual(40);
    const shapes = new Set(
      records.map(({ operation, event }) => `${operations.find(({ id }) => id === operation)?.shape} ${event.stage}`),
    );
    expect(shapes.size).toBeGreaterThanOrEqual(23);
  });

  it.each(records.map((record) => [record.operation, record.event.stage, record] as const))(
    'have no field that the table of %s lacks at %s',
    (id, stage, { event }) => {
      const rows = new Map(rowsOf(id).map((row) => [row.path, row]));
      const { requestObject, responseObject, ...rest } = event;
      const bodies = Object.entries({ requestObject, responseObject }).flatMap(([path, body]) =>
        body === undefined ? [] : [path],
      );
      const paths = flattenEvent(rest).rows.flatMap(({ fieldPath, value }) =>
        value === '{}' && /^(user|objectRef)$/.test(fieldPath) ? [] : [fieldPath],
      );
      for (const path of [...paths, ...bodies]) {
        const field = findField(path) ?? path;
        if (!field.includes('<')) expect(field, 'a path of its own').toBe(path);
        const row = rows.get(field);
        expect(row, `${field} in the table`).toBeDefined();
        expect(row?.stages, field).toContain(stage);
        expect(LEVELS.indexOf(row?.level ?? 'Metadata'), field).toBeLessThanOrEqual(LEVELS.indexOf(event.level));
      }
    },
  );
});
