import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, unsupported } from '../../predicate/build.ts';
import type { Predicate } from '../../predicate/types.ts';
import { getCatalog } from '../index.ts';
import type { ReachKind } from '../model.ts';
import { deriveReach, groupByOperation } from './rules.ts';

const { resources, rules, rulesOf } = getCatalog();

function reachOf(predicate: Predicate) {
  const { reach, anyOf, appliesToAll } = deriveReach({ predicate }, resources);
  const ids = (how: ReachKind) => reach.filter((row) => row.how === how).map(({ operation }) => operation.id);
  return { named: ids('named'), also: ids('also'), any: ids('any'), anyOf: anyOf.map(({ name }) => name), appliesToAll };
}

const create = equals('verb', 'create');
const pods = equals('objectRef.resource', 'pods');

describe('the reach of a rule', () => {
  it('names what its words pick, and also takes the subresources that it leaves open', () => {
    const { named, also, anyOf } = reachOf(all(create, pods));
    expect(named).toEqual(['create-pods']);
    expect(also).toContain('create-pods-exec');
    expect(also).toContain('create-pods-eviction');
    expect(also).not.toContain('get-pods-exec');
    expect(anyOf).toEqual([]);
  });

  it('leaves out subresources where the rule demands that there is none', () => {
    const { named, also } = reachOf(all(create, pods, not(exists('objectRef.subresource'))));
    expect(named).toEqual(['create-pods']);
    expect(also).toEqual([]);
  });

  it('is any for a rule that names a resource and no verb', () => {
    const { named, also, any: open, anyOf } = reachOf(equals('objectRef.resource', 'secrets'));
    expect(open).toContain('watch-secrets');
    expect([...named, ...also]).toEqual([]);
    expect(anyOf).toEqual(['secrets']);
  });

  it('names a subresource that the rule picks, whatever the verb', () => {
    const { named, anyOf } = reachOf(all(equals('objectRef.resource', 'nodes'), equals('objectRef.subresource', 'proxy')));
    expect(named).toContain('get-nodes-proxy');
    expect(anyOf).toEqual(['nodes']);
  });

  it('is every request where no operation is left out', () => {
    for (const predicate of [equals('userAgent', 'curl'), unsupported('full-text', 'x'), exists('objectRef')])
      expect(reachOf(predicate)).toMatchObject({ appliesToAll: true, named: [], also: [] });
  });

  it('is nothing for verbs that the log never has', () => {
    expect(reachOf(all(equals('verb', 'replace'), pods))).toEqual({
      named: [],
      also: [],
      any: [],
      anyOf: [],
      appliesToAll: false,
    });
  });

  it('keeps an operation that only a negated conjunction speaks of', () => {
    const excluded = not(all(equals('user.username', 'addon-manager'), equals('verb', 'create')));
    expect(reachOf(all(create, pods, excluded)).named).toEqual(['create-pods']);
    expect(reachOf(all(create, pods, not(create))).named).toEqual([]);
  });

  it('tells resources of one name apart by the group where the rule tests it', () => {
    const events = equals('objectRef.resource', 'events');
    const del = equals('verb', 'delete');
    expect(reachOf(all(del, events)).named).toEqual(['delete-events', 'delete-events.events.k8s.io']);
    expect(reachOf(all(del, events, equals('objectRef.apiGroup', 'events.k8s.io'))).named).toEqual([
      'delete-events.events.k8s.io',
    ]);
    expect(reachOf(all(del, events, not(exists('objectRef.apiGroup')))).named).toEqual(['delete-events']);
  });

  it('takes a bare word beside its value for that value', () => {
    const word = any(equals('objectRef.resource', 'secrets', 'configmaps'), unsupported('full-text', 'configmaps'));
    expect(reachOf(word)).toMatchObject({ anyOf: ['configmaps', 'secrets'], appliesToAll: false });
  });
});

describe('the rules of an operation', () => {
  it('are those that reach it, in the order of the catalog', () => {
    const mirrored = rules.flatMap((rule) =>
      rule.reach.map(({ operation, how }) => `${operation.id} ${rule.corpus} ${rule.id} ${how}`),
    );
    const listed = [...rulesOf].flatMap(([id, rows]) => rows.map(({ rule, how }) => `${id} ${rule.corpus} ${rule.id} ${how}`));
    expect(listed.filter((row) => !row.startsWith('any-')).sort()).toEqual(mirrored.sort());
    for (const rows of rulesOf.values())
      expect(rows.map(({ rule }) => rules.indexOf(rule))).toEqual(
        rows.map(({ rule }) => rules.indexOf(rule)).sort((a, b) => a - b),
      );
  });

  it('stand at any-<resource> too where they name it and no verb', () => {
    for (const [id, rows] of groupByOperation(rules))
      if (id.startsWith('any-')) expect(rows.every(({ how }) => how === 'any')).toBe(true);
  });
});
