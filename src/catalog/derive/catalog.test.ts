import { describe, expect, it } from 'vitest';
import { sentence } from '../../schema/common.ts';
import { loadCatalog } from '../load.ts';
import { deriveSummary } from './summary.ts';

const { catalog, problems } = loadCatalog(process.cwd());
const { operations = [], resources = [], nonResource = [], newest, newestVersion, minors } = catalog ?? {};
const served = operations.filter(({ removed }) => !removed);
const targets = (list: typeof operations, sub: boolean) =>
  new Set(
    list
      .filter(({ subresource }) => (subresource !== undefined) === sub)
      .map(({ group, resource, subresource }) => `${group}/${resource}/${subresource ?? ''}`),
  );

describe('the catalog of the committed content', () => {
  it('has no problems', () => {
    expect(problems).toEqual([]);
  });

  it('has 695 operations over 76 resources and 50 subresources at 1.36.3', () => {
    expect(newestVersion).toBe('1.36.3');
    expect(newest).toBe('1.36');
    expect(served).toHaveLength(695);
    expect(resources.filter(({ removed }) => !removed)).toHaveLength(76);
    expect(targets(served, true).size).toBe(50);
  });

  it('has 844 operations over all 15 minors, each with an id and an address of its own', () => {
    expect(minors).toHaveLength(15);
    expect(operations).toHaveLength(844);
    const ids = [
      ...operations.map(({ id }) => id),
      ...nonResource.map(({ id }) => id),
      ...resources.map(({ name }) => `any-${name}`),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
  });

  it('gives a plain name to core or the present group, and the kubectl form to the others', () => {
    expect(resources.filter(({ name, resource }) => name !== resource).map(({ name }) => name)).toEqual([
      ...['daemonsets.extensions', 'deployments.extensions', 'events.events.k8s.io', 'ingresses.extensions'],
      ...[
        'networkpolicies.extensions',
        'podsecuritypolicies.extensions',
        'replicasets.extensions',
        'replicationcontrollers.extensions',
      ],
    ]);
    const groupOf = (name: string) => resources.find((resource) => resource.name === name)?.group;
    expect(['events', 'deployments', 'ingresses', 'podsecuritypolicies', 'replicationcontrollers'].map(groupOf)).toEqual([
      '',
      'apps',
      'networking.k8s.io',
      'policy',
      '',
    ]);
    expect(operations.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'create-events.events.k8s.io',
        'create-deployments.extensions',
        'create-deployments.extensions-rollback',
      ]),
    );
  });

  it('uses verbs of the log only, and one key for one operation', () => {
    expect(operations.filter(({ verb }) => /replace|connect|proxy/.test(verb))).toEqual([]);
    expect(new Set(operations.map(({ key }) => JSON.stringify(key))).size).toBe(operations.length);
  });

  it('knows the life of versions that lie between imported minors, or are to end', () => {
    const find = (name: string) => resources.find((resource) => resource.name === name);
    expect(
      find('ingresses')?.versions.map(({ version, since, removed }) => `${version} ${since?.minor} ${removed?.minor ?? ''}`),
    ).toEqual(['v1 1.19 ', 'v1beta1 1.14 1.22']);
    expect(find('podsecuritypolicies')?.removed).toEqual({ minor: '1.25', exact: true });
    expect(find('podpresets')).toMatchObject({ since: { minor: '1.8', exact: false }, removed: { minor: '1.25', exact: false } });
    expect(find('mutatingadmissionpolicies')?.versions.find(({ version }) => version === 'v1beta1')?.removalPlanned).toBe('1.40');
  });

  it('tells connections, logs and plain requests apart', () => {
    const shapeOf = (id: string) => operations.find((operation) => operation.id === id)?.shape;
    expect(
      ['get-pods-exec', 'create-pods-attach', 'patch-nodes-proxy', 'get-services-proxy', 'get-pods-portforward'].map(shapeOf),
    ).toEqual(Array(5).fill('connect'));
    expect(['get-pods-log', 'get-pods', 'list-pods', 'create-pods-eviction', 'deletecollection-pods'].map(shapeOf)).toEqual([
      'log',
      'read',
      'list',
      'create',
      'deletecollection',
    ]);
  });

  it('lists the HTTP methods that an operation is recorded for', () => {
    const methodsOf = (id: string) => operations.find((operation) => operation.id === id)?.methods;
    expect(methodsOf('get-pods-exec')).toEqual(['GET']);
    expect(methodsOf('get-pods-proxy')).toEqual(['GET', 'HEAD']);
    expect(methodsOf('update-pods')).toEqual(['PUT']);
    expect(operations.filter(({ methods }) => methods.length === 0)).toEqual([]);
  });
});

describe('deriveSummary', () => {
  const derived = operations.map((operation) => ({ operation, text: deriveSummary(operation) }));

  it('writes one sentence for every operation', () => {
    expect(
      derived.filter(({ text }) => !sentence.safeParse(text).success || /[.!?] /.test(text.replace(/\(.*?\)/g, ''))),
    ).toEqual([]);
  });

  it('says another thing for each operation of a resource', () => {
    for (const { name, operations: own } of resources) expect(new Set(own.map(deriveSummary)).size, name).toBe(own.length);
  });

  it('never uses replace as a verb of the log, and leaves nothing undefined', () => {
    expect(derived.filter(({ text }) => /\breplace\b|undefined|\bconnect\b/i.test(text))).toEqual([]);
  });

  it('does not call a watch a list, a deletecollection a delete of one, or a review an object', () => {
    const textOf = (id: string) => derived.find(({ operation }) => operation.id === id)?.text ?? '';
    expect(textOf('watch-pods')).toMatch(/^Opens a stream/);
    expect(textOf('list-pods')).toContain('of one namespace or of all');
    expect(textOf('list-nodes')).toContain('of the cluster');
    expect(textOf('deletecollection-pods')).toContain('every Pod of a namespace');
    expect(textOf('create-subjectaccessreviews')).toContain('nothing is stored');
    expect(textOf('get-pods-exec')).toContain('WebSocket');
    expect(textOf('create-pods-exec')).toContain('SPDY');
    expect(textOf('update-deployments-status')).toContain('controller');
    expect(textOf('delete-nodes-proxy')).toContain('kubelet');
  });

  it('uses the right article', () => {
    expect(derived.filter(({ text }) => /\ba [AEIO]|\ban [BCDFGHJKLMNPQRSTVW][a-z]/.test(text)).map(({ text }) => text)).toEqual(
      [],
    );
  });
});
