import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventLookup, createGapFinder, createOperationLookup } from './event-lookup.ts';

const whole = {
  ...{
    level: 'RequestResponse',
    auditID: 'a',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/n/pods',
    verb: 'create',
  },
  ...{ user: { username: 'u' }, requestReceivedTimestamp: '2026-01-01T00:00:00Z', stageTimestamp: '2026-01-01T00:00:00Z' },
};
const ask = (event: object, field: string, lost: string[] = []) => {
  const known = createEventLookup({ ...whole, ...event }, { lost })(field);
  return known.kind === 'value' ? known.values : known.kind;
};

describe('createEventLookup: paths', () => {
  const objectRef = { resource: 'pods', namespace: 'n' };
  const requestObject = {
    metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
    spec: {
      containers: [{ image: 'a', command: ['sh', '-c'] }, { image: 'b' }, 'no container', null],
      hostPID: false,
      tolerations: [],
    },
  };
  const event = { objectRef, requestObject, sourceIPs: ['10.0.0.1', '::1'], annotations: { 'a.b/c': 'd' } };

  it.each([
    ['objectRef.resource', ['pods']],
    ['objectRef.apiGroup', 'absent'],
    ['objectRef.resource.name', 'absent'],
    ['sourceIPs', ['10.0.0.1', '::1']],
    ['sourceIPs[]', ['10.0.0.1', '::1']],
    ['requestObject.spec.containers[].image', ['a', 'b']],
    ['requestObject.spec.containers.image', ['a', 'b']],
    ['requestObject["spec"]["containers"][].command[]', ['sh', '-c']],
    ['requestObject.spec.hostPID', [false]],
    ['requestObject.spec.tolerations', 'absent'],
    ['requestObject.metadata.labels["app.kubernetes.io/name"]', ['web']],
    ['requestObject.metadata.labels.app.kubernetes.io/name', 'absent'],
    ['annotations["a.b/c"]', ['d']],
    ['annotations["a.b/d"]', 'absent'],
  ])('finds at %s: %j', (field, expected) => {
    expect(ask(event, field)).toEqual(expected);
  });

  it.each(['', '.', '[]', 'a..b', 'a[b]', 'a["b', 'a.["b"]', 'a["\\x"]', 'a[0]', '.a', 'a.'])(
    'knows nothing at %j, which is no path',
    (field) => {
      expect(ask({ a: { b: 1 } }, field)).toBe('unknown');
    },
  );

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'requestObject.__proto__',
    'requestObject.constructor.name',
    'sourceIPs.length',
  ])('does not take the inherited %s for a value', (field) => {
    expect(ask({ requestObject: {}, sourceIPs: ['x'] }, field)).toBe('absent');
  });

  it.each(['__proto__', 'constructor', 'length'])('finds an own key %s', (key) => {
    const event = JSON.parse(`{"requestObject": {"${key}": {"a": 1}}, "${key}": "top"}`);
    expect(createEventLookup(event)(`requestObject.${key}.a`)).toEqual({ kind: 'value', values: [1] });
    expect(createEventLookup(event)(key)).toEqual({ kind: 'value', values: ['top'] });
  });

  it('walks the list of a JSON patch', () => {
    const requestObject = [
      { op: 'add', path: '/spec/hostPID', value: true },
      { op: 'remove', path: '/x' },
    ];
    expect(ask({ verb: 'patch', requestObject }, 'requestObject[].path')).toEqual(['/spec/hostPID', '/x']);
    expect(ask({ verb: 'patch', requestObject }, 'requestObject.value')).toEqual([true]);
  });

  it('takes null, and a list of nothing but null, for absent', () => {
    expect(ask({ userAgent: null }, 'userAgent')).toBe('absent');
    expect(ask({ sourceIPs: [null, [null]] }, 'sourceIPs[]')).toBe('absent');
  });
});

describe('createEventLookup: levels', () => {
  it.each([
    ['Metadata', 'unknown', 'unknown'],
    ['Request', 'absent', 'unknown'],
    ['RequestResponse', 'absent', 'absent'],
    [undefined, 'unknown', 'unknown'],
    ['elsewhere', 'unknown', 'unknown'],
  ])('at level %s, a requestObject that is not there is %s and a responseObject %s', (level, request, response) => {
    expect(ask({ level }, 'requestObject')).toBe(request);
    expect(ask({ level }, 'requestObject.spec.hostPID')).toBe(request);
    expect(ask({ level }, 'responseObject')).toBe(response);
    expect(ask({ level }, 'responseObject.items[].metadata.name')).toBe(response);
  });

  it('uses a body that is there whatever the level says', () => {
    expect(ask({ level: 'Metadata', requestObject: { a: 1 } }, 'requestObject.a')).toEqual([1]);
  });

  it('does not know bodies that were cut for their size', () => {
    expect(ask({ annotations: { 'audit.k8s.io/truncated': 'true' } }, 'requestObject.spec')).toBe('unknown');
  });

  it('does not know below Request the annotations that need it', () => {
    const field = 'annotations["patch.webhook.admission.k8s.io/round_0_index_0"]';
    expect(ask({ level: 'Metadata' }, field)).toBe('unknown');
    expect(ask({ level: 'Request' }, field)).toBe('absent');
  });
});

describe('createEventLookup: stages', () => {
  const received = { stage: 'RequestReceived', objectRef: { resource: 'pods' } };

  it.each([
    'requestObject.spec',
    'responseObject',
    'responseStatus.code',
    'annotations["a"]',
    'impersonatedUser.username',
    'objectRef.name',
  ])('does not know %s when the request has just been received', (field) => {
    expect(ask(received, field)).toBe('unknown');
    expect(ask({ ...received, stage: 'ResponseComplete' }, field)).toBe('absent');
  });

  it.each(['objectRef.subresource', 'userAgent', 'user.groups[]'])('knows of %s from the first stage on', (field) => {
    expect(ask(received, field)).toBe('absent');
  });

  it('knows that a list without a name stays without one', () => {
    expect(ask({ ...received, verb: 'list' }, 'objectRef.name')).toBe('absent');
  });

  it('does not know the answer without a stage, unless the wrapper never keeps one', () => {
    expect(ask({ stage: undefined }, 'responseStatus.code')).toBe('unknown');
    expect(ask({ stage: undefined }, 'responseStatus.code', ['stage'])).toBe('absent');
  });
});

describe('createEventLookup: what a copy has lost', () => {
  it.each(['level', 'stage', 'verb', 'auditID', 'requestURI', 'user', 'user.username'])(
    'does not know %s where it is not there at all',
    (field) => {
      expect(createEventLookup({})(field).kind).toBe('unknown');
    },
  );

  it('knows that an unauthenticated request has no user name', () => {
    expect(ask({ user: {} }, 'user.username')).toBe('absent');
  });

  it('does not know lost paths, what is below them and what could hold them', () => {
    const lost = ['requestObject.metadata', 'objectRef.uid'];
    expect(ask({ requestObject: { spec: 1 } }, 'requestObject.metadata.name', lost)).toBe('unknown');
    expect(ask({ requestObject: { metadata: { name: 'x' } } }, 'requestObject.metadata.name', lost)).toEqual(['x']);
    expect(ask({}, 'objectRef', lost)).toBe('unknown');
    expect(ask({}, 'objectRef.name', lost)).toBe('absent');
  });
});

describe('createEventLookup: hostile events', () => {
  const event = { ...whole, requestObject: {} };

  it('never throws, whatever the JSON and the path', () => {
    const field = fc.oneof(fc.string(), fc.constantFrom('requestObject[].a', 'annotations["x"]', 'user', 'a.b.c'));
    fc.assert(
      fc.property(fc.jsonValue(), field, (json, path) => {
        for (const value of [json, { ...event, requestObject: json, annotations: json, user: json }]) {
          expect(['value', 'absent', 'unknown']).toContain(createEventLookup(value)(path).kind);
        }
      }),
    );
  });

  it('never answers with no values, nor with a list among them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const known = createEventLookup({ ...event, requestObject: json })('requestObject');
        expect(known.kind === 'value' && (known.values.length === 0 || known.values.some(Array.isArray))).toBe(false);
      }),
    );
  });

  it('finds a value below a hundred thousand lists', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}{"a": 1}${']'.repeat(100_000)}`);
    expect(ask({ requestObject: deep }, 'requestObject[].a')).toEqual([1]);
  });

  it('gives up on a list that holds itself', () => {
    const ring: unknown[] = [];
    ring.push(ring);
    expect(ask({ requestObject: ring }, 'requestObject.a')).toBe('unknown');
  });

  it.each([null, undefined, 'text', 5, true, []])('knows nothing of level and bodies of %j', (value) => {
    expect(createEventLookup(value)('level').kind).toBe('unknown');
    expect(createEventLookup(value)('requestObject.a').kind).toBe('unknown');
  });
});

describe('createOperationLookup', () => {
  const lookup = createOperationLookup({ verb: 'create', apiGroup: '', resource: 'pods', subresource: 'exec' });

  it('knows the four parts of an operation', () => {
    expect(lookup('verb')).toEqual({ kind: 'value', values: ['create'] });
    expect(lookup('objectRef.resource')).toEqual({ kind: 'value', values: ['pods'] });
    expect(lookup('objectRef.subresource')).toEqual({ kind: 'value', values: ['exec'] });
  });

  it('takes the core group and a missing subresource for absent, as in a record', () => {
    const plain = createOperationLookup({ verb: 'get', apiGroup: 'apps', resource: 'deployments' });
    expect(lookup('objectRef.apiGroup').kind).toBe('absent');
    expect(plain('objectRef.apiGroup')).toEqual({ kind: 'value', values: ['apps'] });
    expect(plain('objectRef.subresource').kind).toBe('absent');
  });

  it('knows that there is an objectRef, and nothing else', () => {
    expect(lookup('objectRef').kind).toBe('value');
    for (const field of ['user.username', 'objectRef.name', 'requestObject', '__proto__'])
      expect(lookup(field).kind).toBe('unknown');
  });
});

describe('createGapFinder', () => {
  const gaps = (event: object, field: string, lost: string[] = []) => createGapFinder({ ...whole, ...event }, { lost })(field);

  it.each([
    ['a body at level Metadata', { level: 'Metadata' }, 'requestObject.spec', [{ kind: 'level', level: 'Request' }]],
    ['an answer at level Request', { level: 'Request' }, 'responseObject', [{ kind: 'level', level: 'RequestResponse' }]],
    ['a body that was cut', { annotations: { 'audit.k8s.io/truncated': 'true' } }, 'requestObject', [{ kind: 'size' }]],
    ['an outcome before there is one', { stage: 'RequestReceived' }, 'responseStatus.code', [{ kind: 'stage' }]],
    ['a part that every record has', { auditID: undefined }, 'auditID', [{ kind: 'copy' }]],
    ['what is known to be absent', {}, 'impersonatedUser', []],
    ['what is no path', {}, 'a..b', []],
  ])('says what keeps open %s', (_what, event, field, expected) => {
    expect(gaps(event, field)).toEqual(expected);
  });

  it('names stage and level where both would have to be otherwise, and the wrapper before all', () => {
    const early = { stage: 'RequestReceived', level: 'Metadata' };
    expect(gaps(early, 'requestObject')).toEqual([{ kind: 'stage' }, { kind: 'level', level: 'Request' }]);
    expect(gaps(early, 'requestObject.spec', ['requestObject'])).toEqual([{ kind: 'wrapper' }]);
  });

  it.each([{ verb: 'list' }, { verb: 'get', stage: 'RequestReceived' }, { verb: 'create', objectRef: { subresource: 'exec' } }])(
    'knows that %j carries no requestObject at any level',
    (event) => {
      expect(gaps({ level: 'Metadata', ...event }, 'requestObject.spec')).toEqual([]);
      expect(createEventLookup({ ...whole, level: 'Metadata', ...event })('requestObject.spec')).toEqual({ kind: 'absent' });
    },
  );
});
