import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyEvent } from '../classify.ts';
import type { AuditEvent } from '../event.ts';
import { flattenEvent } from '../flatten.ts';
import { judge, makeEvent, makeExec } from '../test-data/judge.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { judgeEvent } from './verdict.ts';

describe('judgeEvent: the whole verdict', () => {
  it('answers the questions in the order in which people ask', () => {
    const { effect, answers } = judge(makeExec('?command=id&container=c', { impersonatedUser: { username: 'bob' } }));
    expect(effect).toBe('took effect');
    expect(answers.map(({ question }) => question)).toEqual([
      ...['Who', 'Acting as', 'What', 'Target', 'From where', 'Outcome', 'Disclosed', 'Client', 'Session'],
    ]);
  });

  it('says nothing of a malformed event', () => {
    expect(judgeEvent({ event: { verb: 5 }, answer: classifyEvent({ verb: 5 }, SMALL_SURFACE), lost: [] })).toBeUndefined();
  });

  it('keeps apart what the record says, what follows from it, and what the client says of itself', () => {
    const all = judge(makeExec('?command=id', { sourceIPs: ['1.2.3.4', '10.0.0.9'] })).answers.flatMap((one) => one.statements);
    const of = (start: string): unknown => all.find(({ text }) => text.startsWith(start));
    expect(of('10.0.0.9')).toMatchObject({ certainty: 'stated', clientControlled: false, fields: ['sourceIPs[]'] });
    expect(of('1.2.3.4')).toMatchObject({ certainty: 'stated', clientControlled: true });
    expect(of('Calls itself kubectl v1.36.3 on linux/amd64')).toMatchObject({ clientControlled: true, fields: ['userAgent'] });
    expect(of('Likely command: kubectl exec')).toMatchObject({ certainty: 'inferred', clientControlled: true });
  });
});

describe('judgeEvent on anything', () => {
  const key = fc.constantFrom(
    ...['user', 'impersonatedUser', 'sourceIPs', 'userAgent', 'stage', 'level', 'responseStatus', 'annotations', 'requestObject'],
    ...[
      'responseObject',
      'requestReceivedTimestamp',
      'stageTimestamp',
      'authenticationMetadata',
      'auditID',
      '__proto__',
      'constructor',
    ],
  );
  const near = fc.record(
    {
      user: fc.record({
        username: fc.constantFrom('', 'system:node:n', 'masterclient'),
        groups: fc.jsonValue(),
        extra: fc.jsonValue(),
      }),
      responseStatus: fc.record({
        code: fc.constantFrom(0, 101, 200, 201, 202, 401, 403, 404, 500, '403'),
        message: fc.jsonValue(),
      }),
      stage: fc.constantFrom('RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic', ''),
      annotations: fc.dictionary(
        fc.constantFrom('authorization.k8s.io/decision', 'authorization.k8s.io/reason', 'k8s.io/deprecated', 'x"y\\'),
        fc.constantFrom('allow', 'forbid', '', 'true'),
      ),
      requestObject: fc.jsonValue(),
      responseObject: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const request = fc.constantFrom(
    ...['/api/v1/namespaces/n/pods/p/exec?command=a&tty=1', '/api/v1/secrets?limit=500', '/api/v1/nodes/n/proxy/run', '/healthz'],
    ...['/api/v1/namespaces/n/secrets/s?dryRun=All&fieldManager=kubectl&force=true', '/apis/x.io/v1/things/t'],
  );
  const verb = fc.constantFrom('get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'proxy', '');
  const event = fc
    .tuple(fc.dictionary(key, fc.jsonValue()), near, request, verb)
    .map(([wild, close, requestURI, word]): AuditEvent => ({ ...wild, ...close, requestURI, verb: word }));

  it('never throws, and each statement names fields that are there or says that they are not', () => {
    fc.assert(
      fc.property(event, (value) => {
        const { rows } = flattenEvent(value, { rows: 5000, depth: 64, valueLength: 10 });
        const paths = rows.map(({ fieldPath }) => fieldPath);
        const exists = (field: string): boolean => {
          const base = field.replace(/\[\]$/, '');
          return paths.some((path) => path === base || (path.startsWith(base) && /[.[]/.test(path.charAt(base.length))));
        };
        for (const { statements } of judge(value).answers)
          for (const { text, fields, missing, certainty } of statements) {
            expect(text).not.toBe('');
            expect(
              fields.filter((field) => !exists(field)),
              text,
            ).toEqual([]);
            expect(certainty === 'unknown' || fields.length > 0 || missing.length > 0, text).toBe(true);
          }
      }),
      { numRuns: 500 },
    );
  });

  it('cuts what is huge, and takes no long time for it', () => {
    const huge = 'x"\\('.repeat(250_000);
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, { a: { b: index } }]));
    const value = makeEvent({
      ...{ verb: 'patch', level: 'RequestResponse', userAgent: huge, sourceIPs: [huge, huge], requestObject: many },
      user: { username: huge, uid: huge, groups: [huge], extra: { arn: [huge], oid: [huge] } },
      responseStatus: { code: 403, message: huge, reason: huge },
      annotations: {
        'authorization.k8s.io/decision': 'allow',
        'authorization.k8s.io/reason': `RBAC: allowed by RoleBinding "${huge}`,
      },
    });
    const start = performance.now();
    const texts = judge(value).answers.flatMap(({ statements }) => statements.map(({ text }) => text));
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(2500);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
