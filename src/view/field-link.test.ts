import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { findField } from './field-link.ts';

const { fields } = loadCatalog(process.cwd()).catalog as Catalog;
const find = (path: string) => findField(path, fields)?.path;

describe('findField', () => {
  it('finds the page of the path itself', () => {
    expect(find('objectRef.resource')).toBe('objectRef.resource');
    expect(find('user.groups[]')).toBe('user.groups[]');
    expect(find('annotations["authorization.k8s.io/decision"]')).toBe('annotations["authorization.k8s.io/decision"]');
  });

  it('finds the page of the request for a path in the response, and in a list of it', () => {
    expect(find('responseObject.spec.hostPID')).toBe('requestObject.spec.hostPID');
    expect(find('responseObject.items[].spec.hostPID')).toBe('requestObject.spec.hostPID');
    expect(find('responseObject')).toBe('responseObject');
  });

  it('finds the page of a Pod for the template of a workload', () => {
    expect(find('requestObject.spec.template.spec.hostPID')).toBe('requestObject.spec.hostPID');
    expect(find('requestObject.spec.jobTemplate.spec.template.spec.hostPID')).toBe('requestObject.spec.hostPID');
    expect(find('responseObject.spec.template.spec.hostPID')).toBe('requestObject.spec.hostPID');
  });

  it('finds the page of a free key, plain or in quotes', () => {
    expect(find('user.extra.anything[]')).toBe('user.extra.<key>[]');
    expect(find('user.extra["example.com/x"][]')).toBe('user.extra.<key>[]');
    expect(find('requestObject.metadata.labels.app')).toBe('requestObject.metadata.labels.<key>');
    expect(find('annotations["mutation.webhook.admission.k8s.io/round_0_index_2"]')).toBe(
      'annotations["mutation.webhook.admission.k8s.io/round_<N>_index_<M>"]',
    );
  });

  it('does not take the page of a part above', () => {
    for (const path of ['', 'spec.hostPID', 'requestObject.spec.nowhere', 'objectRef.nowhere', '](', 'constructor'])
      expect(find(path), path).toBeUndefined();
  });
});
