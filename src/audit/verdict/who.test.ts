import { describe, expect, it } from 'vitest';
import { makeEvent, statementsOn, textsOn } from '../test-data/judge.ts';

const who = (user: unknown, more: Readonly<Record<string, unknown>> = {}): readonly string[] =>
  textsOn('Who', makeEvent({ user, ...more }));
const extra = (values: Readonly<Record<string, unknown>>, username = 'alice'): readonly string[] =>
  who({ username, extra: values });

describe('the sender', () => {
  it('is decoded, and an empty user of a 401 is nobody', () => {
    expect(who({ username: 'system:serviceaccount:ns:sa', groups: ['system:serviceaccounts'] })).toEqual([
      'Service account sa of namespace ns',
    ]);
    expect(who({}, { stage: 'ResponseStarted', responseStatus: { code: 401 } })).toEqual(['A client that was not authenticated']);
  });

  it('is doubted where the groups that go with the name are missing', () => {
    expect(who({ username: 'system:node:n1', groups: ['system:authenticated'] })[1]).toMatch(
      /^Group system:nodes, .* is missing/,
    );
    expect(who({ username: 'system:node:n1', groups: ['system:nodes'] })).toHaveLength(1);
    expect(who({ username: 'system:node:n1' })).toHaveLength(1);
  });

  it('is told to be in system:masters', () => {
    expect(who({ username: 'a', groups: ['system:masters'] })[1]).toMatch(/^In group system:masters/);
  });

  it.each([
    [5],
    [null],
    [[]],
    ['text'],
    [{ username: 5, groups: 'x', extra: [] }],
    [{ username: {}, extra: { arn: 'text', oid: [5] } }],
  ])('is unnamed where user is %j', (user) => {
    expect(who(user)).toEqual(['A user whose name the event does not tell']);
  });
});

describe('the credential', () => {
  it('is a token, with its pod and node', () => {
    const key = (name: string): string => `authentication.kubernetes.io/${name}`;
    expect(
      extra({
        [key('credential-id')]: ['JTI=5a75'],
        [key('pod-name')]: ['web'],
        [key('pod-uid')]: ['u'],
        [key('node-name')]: ['n1'],
      }),
    ).toEqual([
      'User "alice"',
      'Token 5a75: the record of the request that issued it has this in annotations["authentication.kubernetes.io/issued-credential-id"]',
      'The token belongs to Pod web (UID u)',
      'That Pod ran on Node n1 when the token was issued',
    ]);
    expect(extra({ [key('node-name')]: ['n1'] })[1]).toBe('The token is bound to Node n1');
    expect(extra({ [key('credential-id')]: ['X509SHA256=ab'] })[1]).toBe('Client certificate with SHA-256 ab');
  });

  it('is an old token that never expires', () => {
    const annotations = { 'authentication.k8s.io/legacy-token': 'system:serviceaccount:a:b' };
    expect(who({ username: 'x' }, { annotations })[1]).toMatch(/which never expires: system:serviceaccount:a:b$/);
  });
});

describe('the identity in a cloud', () => {
  it.each([
    ['arn:aws:sts::123456789012:assumed-role/Dev/alice', 'AWS role Dev of account 123456789012, session alice'],
    ['arn:aws:iam::123456789012:user/ops/bob', 'AWS user ops/bob of account 123456789012'],
    ['arn:aws-cn:iam::123456789012:root', 'The root user of AWS account 123456789012'],
    ['arn:odd', 'AWS identity arn:odd'],
  ])('decodes %s', (arn, expected) => {
    expect(extra({ arn: [arn] })).toEqual(['User "alice"', expected]);
  });

  it('reads the other keys of aws-iam-authenticator', () => {
    const user = {
      username: 'eks:addon-manager',
      uid: 'aws-iam-authenticator:123456789012:AROAEXAMPLE',
      extra: {
        accessKeyId: ['ASIAEXAMPLE'],
        sessionName: ['alice'],
        'sigs.k8s.io/aws-iam-authenticator/principalId': ['AIDAEXAMPLE'],
      },
    };
    expect(who(user)).toEqual([
      'User "eks:addon-manager"',
      'Session name alice: chosen by whoever assumed the role',
      'AWS access key ASIAEXAMPLE (temporary)',
      'AWS principal ID AIDAEXAMPLE (a user)',
      'AWS account 123456789012, principal AROAEXAMPLE (a role)',
      'A name that EKS gives to a component of its own: addon-manager',
    ]);
    const session = statementsOn('Who', makeEvent({ user })).find(({ text }) => text.startsWith('Session'));
    expect(session).toMatchObject({ clientControlled: true, fields: ['user.extra.sessionName[]'] });
  });

  it('knows the names of AKS, Google Cloud and OpenShift', () => {
    expect(extra({ oid: ['0a1b'] }, 'masterclient').slice(1)).toEqual([
      expect.stringMatching(/^AKS: .*no person$/),
      'Entra ID object 0a1b',
    ]);
    expect(extra({}, 'aksService')[1]).toMatch(/^AKS: .*Azure itself/);
    expect(extra({}, 'ci@shop.iam.gserviceaccount.com')[1]).toBe('Google Cloud service account ci of project shop');
    expect(extra({ 'scopes.authorization.openshift.io': ['user:info', 'x'] })[1]).toBe(
      'OpenShift token with scopes user:info, x',
    );
  });
});

describe('the impersonated user', () => {
  const acting = (parts: Readonly<Record<string, unknown>>, lost: readonly string[] = []): readonly string[] =>
    textsOn('Acting as', makeEvent(parts), lost);

  it('is decoded, with the right that allowed it', () => {
    const impersonatedUser = { username: 'system:serviceaccount:a:b', groups: ['g'] };
    const authenticationMetadata = { impersonationConstraint: 'impersonate:serviceaccount' };
    expect(acting({ impersonatedUser, authenticationMetadata })).toEqual([
      'Service account b of namespace a',
      'With groups g',
      expect.stringMatching(/^Authorization was asked about this user/),
      'Allowed by the constrained right impersonate:serviceaccount',
    ]);
  });

  it('is unknown where it was refused, and where the wrapper has no such field', () => {
    const responseStatus = { code: 403, message: 'users "bob" is forbidden: User "alice" cannot impersonate resource "users"' };
    expect(acting({ responseStatus, annotations: undefined })[0]).toMatch(/^Another user was asked for and refused/);
    expect(acting({}, ['impersonatedUser'])[0]).toMatch(/^The wrapper has no impersonatedUser/);
    expect(acting({})).toEqual([]);
  });
});
