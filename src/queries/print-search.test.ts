import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not } from '../predicate/build.ts';
import { printLine } from '../predicate/print.ts';
import { simplify } from '../predicate/simplify.ts';
import { jq } from './languages/jq.ts';
import { createRequestPrinter } from './print-request.ts';
import { createSearchPrinter } from './print-search.ts';
import type { RequestTarget } from './requests.ts';
import { joinBranches, type Search, toSearchPredicate } from './search.ts';

const pods: RequestTarget = {
  ...{ kind: 'resource', verbs: ['delete'], apiGroup: '', resource: 'pods', namespaced: true },
  ...{ isOnCollection: false, isLongRunning: false },
};
const exec: RequestTarget = { ...pods, verbs: ['get', 'create'], subresource: 'exec', isLongRunning: true };
const search: Search = { targets: [pods], tests: [], outcome: 'any', isOneRecord: true };
const namer = { nameOf: (name: string) => ({ kind: 'named' as const, name, basis: 'direct' as const }) };
/** A product that drops the fields named. */
const without = (...gone: string[]) => ({
  nameOf: (name: string) => (gone.includes(name) ? { kind: 'absent' as const } : namer.nameOf(name)),
});
const line = (own: Partial<Search>) => printLine(simplify(toSearchPredicate({ ...search, ...own })));

describe('the query of a search', () => {
  it('is that of the operation where it asks for nothing else', () => {
    const request = createRequestPrinter(jq, { namer });
    const print = createSearchPrinter(jq, { namer });
    for (const target of [pods, exec]) expect(print({ ...search, targets: [target] })).toEqual(request(target));
    expect(print({ ...search, outcome: 'effect' })).toEqual(request(pods, { succeeded: true }));
  });

  it('leaves out what the product cannot say of the outcome, and says what that finds', () => {
    const print = createSearchPrinter(jq, { namer: without('responseStatus.code') });
    expect(print({ ...search, outcome: 'effect' })).toMatchObject({ notes: [expect.stringMatching(/failed later/)] });
    expect(print({ ...search, outcome: 'refused' })).toMatchObject({ text: expect.stringContaining('"forbid"') });
  });

  it('does not turn a question for failures into one for everything', () => {
    const print = createSearchPrinter(jq, { namer: without('responseStatus.code') });
    expect(print({ ...search, outcome: 'failed' })).toMatchObject({ kind: 'impossible' });
  });

  it('is impossible where the product lacks the field of a test', () => {
    const print = createSearchPrinter(jq, { namer: without('user.username') });
    const query = print({ ...search, tests: [equals('user.username', 'a')] });
    expect(query).toMatchObject({ kind: 'impossible', reasons: [{ what: 'user.username' }] });
  });
});

describe('the predicate of a search', () => {
  it('asks each operation for the stage of its own', () => {
    expect(line({ targets: [pods, exec] })).toMatch(/stage = "ResponseComplete"\) or \(.*stage = "ResponseStarted"\)/);
  });

  it('asks for a refused authentication at the one stage that it has', () => {
    expect(line({ outcome: 'refused' })).toContain('(stage = "ResponseComplete" or responseStatus.code = 401)');
    expect(line({ outcome: 'refused', isOneRecord: false })).not.toContain('stage');
  });

  it('is about every request where no operation is chosen', () => {
    expect(line({ targets: [], tests: [exists('user.username')], isOneRecord: false })).toBe('user.username exists');
    expect(line({ targets: [], isOneRecord: false })).toBe('always');
  });
});

describe('branches', () => {
  const of = (verb: string, resource: string) => [equals('verb', verb), equals('objectRef.resource', resource)];

  it('become one where they differ in the values of one field', () => {
    const joined = joinBranches([of('get', 'pods'), of('list', 'pods'), of('get', 'secrets'), of('list', 'secrets')]);
    expect(joined).toEqual([equals('verb', 'get', 'list'), equals('objectRef.resource', 'pods', 'secrets')]);
  });

  it('stay apart where they differ in two', () => {
    expect(joinBranches([of('get', 'pods'), of('list', 'secrets')])).toEqual([
      any(all(...of('get', 'pods')), all(...of('list', 'secrets'))),
    ]);
  });

  it('share what is in all of them', () => {
    const core = not(exists('objectRef.apiGroup'));
    const joined = joinBranches([
      [...of('get', 'pods'), core],
      [...of('list', 'secrets'), core],
    ]);
    expect(joined.at(-1)).toEqual(core);
    expect(joined).toHaveLength(2);
  });
});
