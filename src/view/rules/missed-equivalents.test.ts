import { describe, expect, it } from 'vitest';
import { deriveReach } from '../../catalog/derive/rules.ts';
import { EQUIVALENCE_SETS } from '../../catalog/equivalents.ts';
import { loadCatalog } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/model.ts';
import { all, equals, exists, not, TRUE } from '../../predicate/build.ts';
import type { Predicate } from '../../predicate/types.ts';
import { operationTitle } from '../labels.ts';
import { findMissed } from './missed-equivalents.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const missed = (predicate: Predicate) =>
  Object.fromEntries(
    findMissed(deriveReach({ predicate }, catalog.resources), catalog).map(({ set, operations }) => [
      set.id,
      operations.map(operationTitle),
    ]),
  );
const plain = not(exists('objectRef.subresource'));
const verb = (...verbs: string[]) => equals('verb', ...verbs);
const resource = (...names: string[]) => equals('objectRef.resource', ...names);

describe('findMissed', () => {
  it('finds the other way to open a session', () => {
    const exec = all(resource('pods'), equals('objectRef.subresource', 'exec'));
    expect(missed(all(verb('create'), exec))).toEqual({ exec: ['get pods/exec'] });
    expect(missed(all(verb('create', 'get'), exec))).toEqual({});
    expect(missed(exec)).toEqual({});
  });

  it('finds the reads of secrets that show the same', () => {
    expect(missed(all(verb('get'), resource('secrets')))).toEqual({ 'read-secrets': ['list secrets', 'watch secrets'] });
  });

  it('finds the other writes of the same object, and only those that are served', () => {
    expect(missed(all(verb('create'), resource('clusterrolebindings')))).toEqual({
      write: ['update clusterrolebindings', 'patch clusterrolebindings'],
    });
    expect(missed(all(verb('create'), resource('podsecuritypolicies')))).toEqual({});
    expect(missed(all(verb('create'), resource('serviceaccounts'), equals('objectRef.subresource', 'token')))).toEqual({
      'token-secrets': ['create secrets'],
    });
  });

  it('finds the workloads for a rule on pods, and not pods for a rule on a workload', () => {
    const ofPods = missed(all(verb('create', 'update', 'patch'), resource('pods'), plain));
    expect(ofPods['pod-templates']).toContain('create cronjobs');
    expect(ofPods['pod-templates']).toHaveLength(7);
    expect(missed(all(verb('create', 'update', 'patch'), resource('cronjobs')))).toEqual({});
  });

  it('finds deletecollection, evictions and the second group of events', () => {
    expect(missed(all(verb('delete'), resource('pods'), plain))).toEqual({
      delete: ['deletecollection pods'],
      eviction: ['create pods/eviction'],
    });
    expect(missed(all(verb('delete', 'deletecollection'), resource('events'), not(exists('objectRef.apiGroup'))))).toEqual({
      events: ['delete events.events.k8s.io', 'deletecollection events.events.k8s.io'],
    });
  });

  it('finds nothing for a rule that names nothing', () => {
    expect(missed(TRUE)).toEqual({});
    expect(missed(verb('create'))).toEqual({});
    expect(findMissed({ reach: [] }, catalog)).toEqual([]);
  });
});

describe('the sets of equivalent operations', () => {
  const titles = new Set(catalog.operations.map(operationTitle));

  it('name operations that exist', () => {
    const members = EQUIVALENCE_SETS.flatMap(({ members: each }) => each).filter((member) => !member.includes('*'));
    expect(members.filter((member) => !titles.has(member))).toEqual([]);
  });

  it('have an id of their own, a reason and a source each', () => {
    expect(new Set(EQUIVALENCE_SETS.map(({ id }) => id)).size).toBe(EQUIVALENCE_SETS.length);
    for (const { id, reason, reference, members, from = [] } of EQUIVALENCE_SETS) {
      expect(reason, id).toMatch(/^[A-Z].{20,}\.$/);
      expect(reference.url, id).toMatch(/^https:/);
      expect(members.length, id).toBeGreaterThan(1);
      expect(
        from.filter((member) => !members.includes(member)),
        id,
      ).toEqual([]);
    }
  });
});
