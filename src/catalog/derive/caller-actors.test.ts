import { describe, expect, it } from 'vitest';
import type { Actor } from '../model.ts';
import { findActors } from './caller-actors.ts';

function actor(name: string, callers: readonly string[] = []): Actor {
  const content = { name, kind: 'user' as const, summary: '', callers: [...callers], references: [] };
  return { slug: name, name, kind: 'user', content, roles: [], deeds: [] };
}

const ACTORS = [
  actor('system:node:<name>', ['kubelet', 'kubelets']),
  actor('system:anonymous', ['kubelet readiness probe']),
  actor('system:kube-scheduler', ['kube-scheduler']),
  actor('system:serviceaccount:kube-system:generic-garbage-collector', ['Garbage collector']),
  actor('system:serviceaccount:kube-system:pod-garbage-collector', ['Pod garbage collector']),
  actor('eks:<component>', ['eks:*']),
];

const namesIn = (who: string): string[] => findActors(who, ACTORS).map(({ actor: { name } }) => name);

describe('findActors', () => {
  it('finds an actor by its name, by the last part of a service account and by a word of its text', () => {
    expect(namesIn('system:kube-scheduler')).toEqual(['system:kube-scheduler']);
    expect(namesIn('generic-garbage-collector, for dependents')).toEqual([
      'system:serviceaccount:kube-system:generic-garbage-collector',
    ]);
    expect(namesIn('Kubelets of old versions')).toEqual(['system:node:<name>']);
  });

  it('finds several in the order of the text, each once', () => {
    expect(namesIn('kubelets (system:node) and kube-scheduler')).toEqual(['system:node:<name>', 'system:kube-scheduler']);
  });

  it('takes the longer of two names of which one holds the other', () => {
    expect(namesIn('Pod garbage collector')).toEqual(['system:serviceaccount:kube-system:pod-garbage-collector']);
    expect(namesIn('kubelet readiness probe and cloud load balancers')).toEqual(['system:anonymous']);
  });

  it('finds none in a part of a longer name, nor a cloud by its own name', () => {
    expect(namesIn('kubelet-serving-csr-approver on AKS')).toEqual([]);
    expect(namesIn('the EKS pod identity webhook')).toEqual([]);
    expect(namesIn('')).toEqual([]);
  });

  it('reads a star in a name as it stands', () => {
    expect(namesIn('identities of the form eks:*')).toEqual(['eks:<component>']);
  });
});
