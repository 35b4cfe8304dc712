import { describe, expect, it } from 'vitest';
import { createPathFinder } from './canonical-path.ts';

const find = createPathFinder([
  ...['verb', 'user.groups[]', 'annotations["authorization.k8s.io/decision"]', 'requestObject.rules[]'],
  ...['requestObject.spec.containers[].image', 'requestObject.spec.containers[].securityContext.privileged'],
]);

describe('the canonical path of a name', () => {
  it('has the brackets of the field page', () => {
    expect(find('user.groups')).toBe('user.groups[]');
    expect(find('user.groups[]')).toBe('user.groups[]');
    expect(find('requestObject.spec.containers.image')).toBe('requestObject.spec.containers[].image');
  });

  it('is the same below responseObject, and in the template of a workload', () => {
    expect(find('responseObject.spec.containers.image')).toBe('responseObject.spec.containers[].image');
    expect(find('requestObject.spec.template.spec.containers.image')).toBe('requestObject.spec.template.spec.containers[].image');
    expect(find('requestObject.spec.jobTemplate.spec.template.spec.containers.image')).toBe(
      'requestObject.spec.jobTemplate.spec.template.spec.containers[].image',
    );
  });

  it('takes the brackets of the part above where it has no page itself', () => {
    expect(find('requestObject.rules.verbs')).toBe('requestObject.rules[].verbs');
  });

  it('leaves a name alone that no page comes near', () => {
    for (const name of ['hostPath', 'apiGroup', 'a.b.c', '']) expect(find(name)).toBe(name);
  });

  it('keeps a key in brackets whole', () => {
    expect(find('annotations["authorization.k8s.io/decision"]')).toBe('annotations["authorization.k8s.io/decision"]');
  });
});
