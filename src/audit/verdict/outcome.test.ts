import { describe, expect, it } from 'vitest';
import { classifyEvent } from '../classify.ts';
import { judge, makeEvent, makeExec, makeSecrets, statementsOn, textsOn } from '../test-data/judge.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { decodeReason } from './authorization.ts';
import { judgeEffect } from './verdict.ts';

const outcome = (event: Parameters<typeof textsOn>[1], lost: readonly string[] = []): readonly string[] =>
  textsOn('Outcome', event, lost);
const status = (code: unknown, message?: string): unknown => ({ metadata: {}, code, ...(message ? { message } : {}) });
const allow = { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' };

describe('the effect', () => {
  it.each([
    ['took effect', makeSecrets('delete')],
    ['took effect', makeSecrets('create', { responseStatus: status(201) })],
    ['answered', makeSecrets('list')],
    ['answered', makeSecrets('list', { responseStatus: status('200') })],
    ['accepted', makeSecrets('delete', { responseStatus: status(202) })],
    ['dry run', makeSecrets('create', { requestURI: '/api/v1/namespaces/n/secrets?dryRun=All', responseStatus: status(201) })],
    ['dry run', makeSecrets('delete', { requestObject: { dryRun: ['All'] } })],
    ['answered', makeSecrets('list', { requestURI: '/api/v1/namespaces/n/secrets?dryRun=All' })],
    ['started', makeExec('?command=id', { stage: 'ResponseStarted' })],
    ['started', makeSecrets('watch', { stage: 'ResponseStarted' })],
    ['took effect', makeExec('?command=id')],
    ['refused', makeSecrets('list', { responseStatus: status(403) })],
    ['refused', makeEvent({ user: {}, stage: 'ResponseStarted', annotations: undefined, responseStatus: status(401) })],
    ['failed', makeSecrets('get', { responseStatus: status(404) })],
    ['failed', makeSecrets('update', { responseStatus: status(409) })],
    ['failed', makeSecrets('update', { responseStatus: status(500) })],
    ['failed', makeSecrets('update', { stage: 'Panic', responseStatus: status(500) })],
    ['unknown', makeSecrets('delete', { stage: 'RequestReceived', responseStatus: undefined })],
    ['unknown', makeSecrets('delete', { responseStatus: undefined })],
    ['unknown', makeSecrets('delete', { responseStatus: status({}) })],
    ['unknown', makeSecrets('delete', { responseStatus: status(999_999) })],
    ['unknown', makeSecrets('watch', { responseStatus: status(200, 'Connection closed early') })],
  ])('is "%s" where the record says so', (effect, event) => {
    expect(judge(event).effect).toBe(effect);
    expect(judgeEffect({ event, answer: classifyEvent(event, SMALL_SURFACE), lost: [] })).toBe(effect);
  });

  it('is nothing where an update left the version as it was', () => {
    const objectRef = { resource: 'secrets', namespace: 'n', name: 's', apiVersion: 'v1', resourceVersion: '7' };
    const same = makeSecrets('update', {
      level: 'RequestResponse',
      objectRef,
      responseObject: { metadata: { resourceVersion: '7' } },
    });
    expect(judge(same).effect).toBe('answered');
    expect(outcome(same)[0]).toMatch(/^Succeeded and changed nothing/);
  });

  it('is unknown where the wrapper leaves it out', () => {
    expect(outcome(makeSecrets('delete', { responseStatus: undefined }), ['responseStatus'])[0]).toBe(
      'The wrapper leaves the outcome out',
    );
  });

  it('may be that of the server behind a proxy', () => {
    const objectRef = { resource: 'nodes', name: 'n1', subresource: 'proxy', apiVersion: 'v1' };
    expect(outcome(makeEvent({ objectRef, requestURI: '/api/v1/nodes/n1/proxy/run' }))).toContain(
      'The code may be that of the server behind the proxy',
    );
  });
});

describe('what authorization said', () => {
  it.each([
    [
      'RBAC: allowed by ClusterRoleBinding "cluster-admin" of ClusterRole "cluster-admin" to Group "ops:all"',
      'ClusterRoleBinding cluster-admin, which gives ClusterRole cluster-admin to group ops:all',
    ],
    [
      'RBAC: allowed by RoleBinding "edit-sa/shop" of ClusterRole "edit" to ServiceAccount "ci/build"',
      'RoleBinding edit-sa of namespace shop, which gives ClusterRole edit to service account ci of namespace build',
    ],
    [
      'RBAC: allowed by RoleBinding "r/n" of Role "x" to User "a\\"b"',
      'RoleBinding r of namespace n, which gives Role x to user a\\"b',
    ],
    ['RBAC: allowed by ClusterRoleBinding', undefined],
    ['access granted by IAM permissions.', undefined],
    ['', undefined],
  ])('decodes %j', (reason, expected) => {
    expect(decodeReason(reason)).toBe(expected);
  });

  const said = (annotations: unknown, more = {}): readonly string[] =>
    outcome(makeSecrets('list', { annotations, ...more })).slice(1);

  it('takes an empty reason for another authorizer than RBAC', () => {
    expect(said(allow)[0]).toMatch(/by another authorizer, such as a webhook$/);
    expect(said(allow, { user: { username: 'a', groups: ['system:masters'] } })[0]).toMatch(/as group system:masters always is$/);
    expect(said(allow, { user: { username: 'system:node:n', groups: ['system:nodes'] } })[0]).toMatch(/by the node authorizer$/);
    expect(said({ 'authorization.k8s.io/decision': 'allow' })).toEqual(['Authorization allowed it']);
    expect(said({ ...allow, 'authorization.k8s.io/reason': 'access granted by IAM' })).toEqual([
      'Allowed, with the reason: access granted by IAM',
    ]);
  });

  it('is unknown where the wrapper leaves annotations out', () => {
    expect(outcome(makeSecrets('list', { annotations: undefined }), ['annotations'])).toContain(
      'The wrapper leaves out what authorization decided',
    );
    expect(said(undefined)).toEqual([]);
    expect(said({ 'authorization.k8s.io/decision': 'deny' })[0]).toMatch(/none that Kubernetes writes/);
  });
});

describe('a refusal', () => {
  const refused = (message: string, more = {}): readonly string[] =>
    outcome(makeSecrets('create', { responseStatus: status(403, message), annotations: allow, ...more }));

  it.each([
    ['admission webhook "d.example.com" denied the request: no', 'Admission webhook d.example.com refused it'],
    [
      "x is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no",
      'Admission policy p, binding b, refused it',
    ],
    [
      'pods "w" is forbidden: violates PodSecurity "restricted:latest": x',
      'Pod Security admission refused it: the namespace enforces restricted:latest',
    ],
    ['pods "w" is forbidden: exceeded quota: q1, requested: pods=1', 'Quota q1 does not allow it'],
    ['something else', 'Authorization allowed it; a later step refused, such as admission'],
  ])('names the step behind %j', (message, step) => {
    expect(refused(message)).toContain(step);
    expect(refused(message).at(-1)).toBe(`The answer says: ${message}`);
  });

  it('of authorization is told by the decision', () => {
    expect(
      refused('x', { annotations: { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': '' } }),
    ).toContain('Authorization refused it');
  });

  it('of an exec that may get and not create names the check of 1.35', () => {
    const exec = makeExec('?command=id', { responseStatus: status(403, 'pods "web" is forbidden: ') });
    expect(statementsOn('Outcome', exec)).toContainEqual(
      expect.objectContaining({
        text: expect.stringMatching(/^Authorization allowed get; since Kubernetes 1\.35/),
        certainty: 'inferred',
      }),
    );
  });

  it('without a decision claims none', () => {
    expect(refused('x', { annotations: { 'k8s.io/deprecated': 'true' } }).join()).toMatch(
      /Refused without a decision of authorization/,
    );
    expect(refused('x', { annotations: undefined })).toContain('Which step refused it is not in the record');
    const lost = outcome(makeSecrets('create', { responseStatus: status(403), annotations: undefined }), ['annotations']);
    expect(lost).toContain('Which step refused it is not in the record');
  });
});

describe('admission', () => {
  it('tells webhooks and policies from the annotations', () => {
    const annotations = {
      'mutation.webhook.admission.k8s.io/round_0_index_1': '{"configuration":"c","webhook":"w.x.io","mutated":true}',
      'mutation.webhook.admission.k8s.io/round_0_index_2': '{"webhook":"other","mutated":false}',
      'mutation.webhook.admission.k8s.io/round_0_index_3': '{broken',
      'failed-open.validating.webhook.admission.k8s.io/round_0_index_0': 'v.x.io',
      'pod-security.kubernetes.io/audit-violations': 'would violate',
    };
    expect(textsOn('Admission', makeEvent({ annotations }))).toEqual([
      'Webhook w.x.io changed the object',
      'Webhook v.x.io could not be asked, and the request went through without it',
      'Pod Security notes: would violate',
    ]);
  });
});
