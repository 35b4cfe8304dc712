import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, unsupported } from '../../predicate/build.ts';
import type { Leaf, Predicate, UnsupportedReason } from '../../predicate/types.ts';
import { type ClassifiedEvent, classifyText } from '../classify-text.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { createRuleJudge } from './judge.ts';
import type { AskedRule, Verdict } from './rule.ts';

const EXEC = {
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: 'a', stage: 'ResponseStarted', verb: 'get' },
  ...{ requestURI: '/api/v1/namespaces/shop/pods/web/exec?command=id', user: { username: 'eve', groups: ['system:masters'] } },
  objectRef: { resource: 'pods', subresource: 'exec', namespace: 'shop', name: 'web', apiVersion: 'v1' },
  ...{ sourceIPs: ['10.0.0.7'], responseStatus: { code: 101 }, annotations: { 'authorization.k8s.io/decision': 'allow' } },
  ...{ requestReceivedTimestamp: '2026-01-01T00:00:00Z', stageTimestamp: '2026-01-01T00:00:00Z' },
};
const CREATE = {
  ...EXEC,
  ...{ verb: 'create', stage: 'ResponseComplete', requestURI: '/api/v1/namespaces/shop/pods' },
  ...{ objectRef: { resource: 'pods', namespace: 'shop', name: 'web', apiVersion: 'v1' }, responseStatus: { code: 201 } },
};
const itemOf = (event: unknown): ClassifiedEvent => classifyText(JSON.stringify(event), SMALL_SURFACE)[0] as ClassifiedEvent;
const ruleOf = (predicate: Predicate, ...reasons: UnsupportedReason[]): AskedRule => ({
  predicate,
  unsupported: reasons.map((what) => ({ what })),
});
const judge = (event: unknown, rule: AskedRule): Verdict | undefined => {
  const [only] = [...createRuleJudge([rule]).judge(itemOf(event))];
  return only?.verdict;
};
const execRule = (...more: Predicate[]): AskedRule =>
  ruleOf(
    all(equals('verb', 'get', 'create'), equals('objectRef.resource', 'pods'), equals('objectRef.subresource', 'exec'), ...more),
  );
const clausesOf = (verdict: Verdict | undefined): unknown =>
  verdict && 'against' in verdict ? verdict.against.map(({ leaf, isNegated, known }) => [leaf.field, isNegated, known]) : verdict;

describe('a rule of which every part is met', () => {
  it('fires, with the tests that it rests on', () => {
    const verdict = judge(EXEC, execRule(not(equals('user.username', 'system:admin'))));
    expect(verdict).toMatchObject({ kind: 'fires', needs: [] });
    const met = verdict?.kind === 'fires' ? verdict.met : [];
    expect(met.map(({ leaf, isNegated }) => [leaf.field, isNegated])).toEqual([
      ['verb', false],
      ['objectRef.resource', false],
      ['objectRef.subresource', false],
      ['user.username', true],
    ]);
  });

  it('fires as one of the events it needs where it asks for several', () => {
    const rule = { ...execRule(), unsupported: [{ what: 'threshold' }, { what: 'threshold' }] as const };
    expect(judge(EXEC, rule)).toMatchObject({ kind: 'fires', needs: ['threshold'] });
  });

  it('fires on every event where it asks for nothing', () => {
    expect(judge(EXEC, ruleOf(all()))).toEqual({ kind: 'fires', met: [], needs: [] });
  });
});

describe('a rule about this operation', () => {
  it('nearly fires where one clause stands against it, with the value of the event', () => {
    const verdict = judge(EXEC, execRule(equals('stage', 'ResponseComplete')));
    expect(verdict?.kind).toBe('nearly');
    expect(clausesOf(verdict)).toEqual([['stage', false, { kind: 'value', values: ['ResponseStarted'] }]]);
  });

  it('nearly fires where it excludes what the event has', () => {
    const verdict = judge(EXEC, execRule(not(equals('user.groups[]', 'system:masters'))));
    expect(verdict?.kind).toBe('nearly');
    expect(clausesOf(verdict)).toEqual([['user.groups[]', true, { kind: 'value', values: ['system:masters'] }]]);
  });

  it('nearly fires with two clauses against it, and does not with three', () => {
    const [one, two, three] = [equals('stage', 'Panic'), equals('user.username', 'bob'), exists('impersonatedUser.username')];
    expect(judge(EXEC, execRule(one, two))?.kind).toBe('nearly');
    expect(judge(EXEC, execRule(one, two, three))?.kind).toBe('does-not');
  });

  it('is measured by its nearest alternative', () => {
    const far = all(equals('user.username', 'bob'), equals('stage', 'Panic'), exists('impersonatedUser.username'));
    const near = equals('objectRef.namespace', 'kube-system');
    expect(clausesOf(judge(EXEC, execRule(any(far, near))))).toEqual([
      ['objectRef.namespace', false, { kind: 'value', values: ['shop'] }],
    ]);
    expect(
      clausesOf(judge(EXEC, execRule(not(all(equals('user.username', 'eve'), equals('objectRef.namespace', 'shop')))))),
    ).toEqual([['user.username', true, { kind: 'value', values: ['eve'] }]]);
  });
});

describe('a rule about another operation', () => {
  it('does not fire, by what tells the operations apart', () => {
    const verdict = judge(EXEC, ruleOf(all(equals('stage', 'ResponseStarted'), equals('verb', 'delete'))));
    expect(verdict?.kind).toBe('does-not');
    expect(clausesOf(verdict)).toEqual([['verb', false, { kind: 'value', values: ['get'] }]]);
  });

  it('does not nearly fire where only another operation would be nearer', () => {
    const rule = ruleOf(any(all(equals('verb', 'delete')), all(equals('verb', 'watch'), equals('user.username', 'bob'))));
    expect(judge(EXEC, rule)?.kind).toBe('does-not');
  });

  it('does not nearly fire where it leaves the resource open', () => {
    expect(judge(EXEC, ruleOf(equals('user.username', 'bob')))?.kind).toBe('does-not');
  });

  it('does not fire on a request without a resource', () => {
    const event = { ...EXEC, objectRef: undefined, requestURI: '/version', verb: 'get' };
    expect(judge(event, execRule())?.kind).toBe('does-not');
  });
});

describe('a rule that asks for what the event does not tell', () => {
  const hostPid: Leaf = equals('requestObject.spec.hostPID', true);
  const podRule = (...more: Predicate[]): AskedRule =>
    ruleOf(all(equals('verb', 'create'), equals('objectRef.resource', 'pods'), ...more));

  it('cannot be told, with the field and the level that would bring it', () => {
    expect(judge(CREATE, podRule(hostPid))).toEqual({
      kind: 'cannot-tell',
      open: [{ kind: 'field', field: hostPid.field, gaps: [{ kind: 'level', level: 'Request' }] }],
    });
    expect(judge({ ...CREATE, level: 'Request' }, podRule(exists('responseObject.metadata.uid')))).toMatchObject({
      open: [{ gaps: [{ kind: 'level', level: 'RequestResponse' }] }],
    });
  });

  it('does not fire at a level that would have brought it', () => {
    expect(judge({ ...CREATE, level: 'Request', requestObject: { spec: {} } }, podRule(hostPid))?.kind).toBe('nearly');
  });

  it('does not fire where no level brings it', () => {
    expect(judge(EXEC, execRule(hostPid))?.kind).toBe('nearly');
  });

  it('cannot be told before the request was handled', () => {
    const early = { ...CREATE, stage: 'RequestReceived', responseStatus: undefined };
    expect(judge(early, podRule(equals('responseStatus.code', 201)))).toMatchObject({
      open: [{ field: 'responseStatus.code', gaps: [{ kind: 'stage' }] }],
    });
  });

  it('cannot be told where a part is in words', () => {
    expect(judge(CREATE, podRule(unsupported('function', 'entropy(x) > 4')))).toEqual({
      kind: 'cannot-tell',
      open: [{ kind: 'words', text: 'entropy(x) > 4', reason: 'function' }],
    });
  });

  it('cannot be told where the product reads several values in its own way', () => {
    const leaf: Leaf = { ...equals('user.groups[]', 'a'), elements: 'product' };
    expect(judge({ ...CREATE, user: { username: 'u', groups: ['a', 'b'] } }, podRule(leaf))).toMatchObject({
      open: [{ kind: 'product', field: 'user.groups[]' }],
    });
  });

  it('does not fire where another part of it fails all the same', () => {
    expect(judge(CREATE, podRule(hostPid, equals('objectRef.namespace', 'kube-system')))?.kind).toBe('nearly');
  });

  it('reaches the operation and no more where a person read only that', () => {
    const rest = unsupported('not-transcribed', 'what else it demands');
    expect(judge(CREATE, podRule(rest))).toEqual({ kind: 'reaches', isNamed: true });
    expect(judge(CREATE, ruleOf(all(equals('verb', 'create'), rest)))).toEqual({ kind: 'reaches', isNamed: false });
    expect(judge(EXEC, podRule(rest))?.kind).toBe('does-not');
  });
});

describe('an event that is not whole', () => {
  it('is asked with the objectRef that its URI tells', () => {
    expect(judge({ ...EXEC, objectRef: undefined }, execRule(equals('objectRef.namespace', 'shop')))?.kind).toBe('fires');
    expect(judge({ ...EXEC, objectRef: { resource: 'pods' } }, execRule())?.kind).toBe('fires');
  });

  it('keeps what it says itself', () => {
    expect(
      judge({ ...EXEC, objectRef: { ...EXEC.objectRef, namespace: 'other' } }, execRule(equals('objectRef.namespace', 'shop')))
        ?.kind,
    ).toBe('nearly');
  });

  it('leaves open what its wrapper has lost', () => {
    const line =
      '2026-01-01T00:00:00Z AUDIT: id="a" stage="ResponseComplete" ip="10.0.0.1" method="create" user="eve" groups="" as="<self>" asgroups="<lookup>" user-agent="x" namespace="shop" uri="/api/v1/namespaces/shop/pods" response="201"';
    const [item] = classifyText(line, SMALL_SURFACE) as [ClassifiedEvent];
    const rule = ruleOf(all(equals('verb', 'create'), equals('objectRef.resource', 'pods'), exists('user.uid')));
    expect([...createRuleJudge([rule]).judge(item)][0]?.verdict).toMatchObject({
      kind: 'cannot-tell',
      open: [{ field: 'user.uid', gaps: [{ kind: 'wrapper' }] }],
    });
  });

  it('is asked where it names a resource and no verb, and not where it names nothing', () => {
    expect(judge({ ...EXEC, verb: undefined }, execRule())).toMatchObject({
      kind: 'cannot-tell',
      open: [{ field: 'verb', gaps: [{ kind: 'copy' }] }],
    });
    expect(judge({ kind: 'Event', apiVersion: 'audit.k8s.io/v1' }, execRule())).toBeUndefined();
  });
});

describe('findOpen', () => {
  const rules = [
    execRule(),
    execRule(equals('stage', 'Panic')),
    execRule(unsupported('time', 'at night')),
    ruleOf(all(), 'sequence'),
  ];

  it('gives the rules that an event does not contradict, in their order', () => {
    expect(createRuleJudge(rules).findOpen(itemOf(EXEC))).toEqual([
      { rule: rules[0], verdict: 'fires', needs: [] },
      { rule: rules[2], verdict: 'cannot-tell', needs: [] },
      { rule: rules[3], verdict: 'fires', needs: ['sequence'] },
    ]);
  });

  it('agrees with judge on any event, and neither throws', () => {
    const { judge, findOpen } = createRuleJudge(rules);
    fc.assert(
      fc.property(fc.record({ verb: fc.jsonValue(), objectRef: fc.jsonValue(), stage: fc.jsonValue() }), (parts) => {
        const item = itemOf({ ...EXEC, ...(parts as object) });
        if (item.kind !== 'event') return;
        const open = [...judge(item)].filter(({ verdict }) => !['nearly', 'does-not'].includes(verdict.kind));
        expect(findOpen(item).map(({ rule }) => rule)).toEqual(open.map(({ rule }) => rule));
      }),
    );
  });
});
