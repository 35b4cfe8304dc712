import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from './redact.ts';

/** A name that no word of Kubernetes contains. */
const name = fc.stringMatching(/^[a-z]{2,6}zq[a-z0-9]{2,8}(?:-[a-z0-9]{1,6})?$/).filter((text) => !/^[\d.]+$/.test(text));
const address = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 12, max: 126 }))).map((parts) => parts.join('.'));

const identities = fc.record({
  user: name,
  namespace: name,
  pod: name,
  group: name,
  node: name,
  address,
  secret: fc.stringMatching(/^[A-Z]{4}zq[\w]{12,20}$/),
});
type Identities = typeof identities extends fc.Arbitrary<infer T> ? T : never;

function makeEvent({ user, namespace, pod, group, node, address, secret }: Identities): Record<string, unknown> {
  return {
    ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'create', level: 'RequestResponse', stage: 'ResponseComplete' },
    requestURI: `/api/v1/namespaces/${namespace}/pods/${encodeURIComponent(pod)}?labelSelector=${encodeURIComponent(`app=${pod},team=${group}`)}`,
    annotations: {
      'authorization.k8s.io/reason': `RBAC: allowed by RoleBinding "${group}-edit/${namespace}" of ClusterRole "edit" to User "${user}"`,
      'example.com/free': `asked by ${user} of ${group.toUpperCase()} on ${node}, ${address} and ${encodeURIComponent(`${user} / ${pod}`)}`,
    },
    user: { username: user, groups: [group, 'system:authenticated'] },
    sourceIPs: [address],
    objectRef: { resource: 'pods', namespace, name: pod, apiVersion: 'v1' },
    requestObject: {
      kind: 'Pod',
      metadata: {
        name: pod,
        namespace,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ metadata: { name: pod, namespace } }),
        },
      },
      spec: { nodeName: node, containers: [{ name: 'c', env: [{ name: 'A', value: secret }], args: [`--password=${secret}`] }] },
    },
    responseStatus: { code: 403, message: `pods "${pod}" is forbidden: User "${user}" in the namespace "${namespace}"` },
  };
}

/** The ways in which events are pasted: each is valid JSON of its own, line by line. */
const WAYS: readonly ((event: unknown) => string)[] = [
  (event) => JSON.stringify(event),
  (event) => JSON.stringify(event, null, 2),
  (event) => JSON.stringify({ properties: { log: JSON.stringify(event) } }),
  (event) => JSON.stringify({ message: JSON.stringify({ message: JSON.stringify(event) }) }),
  (event) => JSON.stringify(JSON.stringify(event)),
  (event) => JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [event, event] }),
];

describe('for every event, redactText', () => {
  it('leaves no original anywhere, keeps JSON valid, and changes nothing the second time', () => {
    fc.assert(
      fc.property(identities, fc.constantFrom(...WAYS), (found, write) => {
        const { text } = redactText(write(makeEvent(found)));
        expect(() => JSON.parse(text)).not.toThrow();
        const seen = decodeURIComponent(text.replaceAll('%"', '')).toLowerCase();
        expect(Object.values(found).filter((original) => seen.includes(original.toLowerCase()))).toEqual([]);
        expect(redactText(text).text).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it('does so too where the text is cut off anywhere, but for a name that is cut itself', () => {
    fc.assert(
      fc.property(identities, fc.constantFrom(...WAYS), fc.double({ min: 0, max: 1, noNaN: true }), (found, write, share) => {
        const whole = write(makeEvent(found));
        const { text } = redactText(whole.slice(0, Math.floor(whole.length * share)));
        expect(text).not.toContain(found.secret);
        expect(redactText(text).text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps any JSON valid, however hostile', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const { text } = redactText(JSON.stringify(value));
        expect(() => JSON.parse(text)).not.toThrow();
        expect(redactText(text).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { text: once } = redactText(text);
        expect(redactText(once).text).toBe(once);
      }),
      { numRuns: 150 },
    );
  });

  it('answers quickly, whatever a text repeats', () => {
    const parts = [
      '[',
      '{"',
      '%41',
      'a.',
      'a-',
      'a@',
      'a:',
      'password',
      '--token ',
      'mysql -p',
      'User "a" ',
      '1.',
      'arn:aws:',
      '\\"',
      ' ',
    ];
    for (const part of parts) {
      const start = performance.now();
      redactText(part.repeat(Math.ceil(50_000 / part.length)));
      expect(performance.now() - start, part).toBeLessThan(3000);
    }
  });
});
