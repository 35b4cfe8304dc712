import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseRequestUri } from '../audit/request-info.ts';
import { allNamespacesTemplate, pathTemplate } from '../catalog/derive/requests.ts';
import { loadCatalog } from '../catalog/load.ts';
import type { Catalog, Operation } from '../catalog/model.ts';
import { LEVELS } from '../schema/common.ts';
import {
  kubectlCommands,
  nonResourcePolicyRule,
  nonResourceRbacRule,
  policyRule,
  rbacRule,
  readsFirst,
  usefulLevel,
} from './snippets.ts';

const { operations, nonResource } = loadCatalog(process.cwd()).catalog as Catalog;
const find = (id: string): Operation => {
  const operation = operations.find((each) => each.id === id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
};
const plain = (id: string): Operation => ({ ...find(id), content: undefined });
const target = ({ resource, subresource }: Operation) => (subresource ? `${resource}/${subresource}` : resource);

describe('rbacRule and policyRule', () => {
  it('are YAML that names exactly this operation, for every operation', () => {
    for (const operation of operations) {
      const { verb, group } = operation;
      expect(parse(rbacRule(operation)), operation.id).toEqual([
        { apiGroups: [group], resources: [target(operation)], verbs: [verb] },
      ]);
      for (const level of LEVELS) {
        expect(parse(policyRule(operation, level)), operation.id).toEqual([
          { level, verbs: [verb], resources: [{ group, resources: [target(operation)] }] },
        ]);
      }
    }
  });

  it('are YAML with paths that cover the family, for every request without a resource', () => {
    for (const operation of nonResource) {
      const [rbac] = parse(nonResourceRbacRule(operation));
      const [policy] = parse(nonResourcePolicyRule(operation));
      expect(rbac).toEqual({ nonResourceURLs: policy.nonResourceURLs, verbs: [operation.verb] });
      expect(policy).toEqual({ level: 'Metadata', verbs: [operation.verb], nonResourceURLs: expect.any(Array) });
      for (const url of rbac.nonResourceURLs) expect(url, operation.id).toMatch(/^\/[\w./-]*\*?$/);
      const covers = (path: string) =>
        rbac.nonResourceURLs.some((url: string) => (url.endsWith('*') ? path.startsWith(url.slice(0, -1)) : path === url));
      expect(
        operation.paths.filter((path) => !covers(path)),
        operation.id,
      ).toEqual([]);
    }
  });
});

describe('pathTemplate', () => {
  it('is a path that the API server reads as the operation, for every operation', () => {
    for (const operation of operations) {
      const { verb, group, resource, subresource, namespaced, methods } = operation;
      const path = pathTemplate(operation).replace('{namespace}', 'ns').replace('{name}', 'n').replace('{path}', 'p');
      expect(path, operation.id).not.toMatch(/[{}]/);
      expect(parseRequestUri(path, verb), operation.id).toMatchObject({
        kind: 'resource',
        apiGroup: group,
        resource,
        subresource: subresource ?? '',
        verb,
      });
      expect(methods[0], operation.id).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
      expect(path.includes('/namespaces/ns/'), operation.id).toBe(namespaced);
    }
  });

  it('addresses collections, objects, subresources and namespaces as the API does', () => {
    expect(pathTemplate(find('list-pods'))).toBe('/api/v1/namespaces/{namespace}/pods');
    expect(pathTemplate(find('create-pods'))).toBe('/api/v1/namespaces/{namespace}/pods');
    expect(pathTemplate(find('create-pods-eviction'))).toBe('/api/v1/namespaces/{namespace}/pods/{name}/eviction');
    expect(pathTemplate(find('get-nodes'))).toBe('/api/v1/nodes/{name}');
    expect(pathTemplate(find('update-namespaces-finalize'))).toBe('/api/v1/namespaces/{name}/finalize');
    expect(pathTemplate(find('deletecollection-deployments'))).toBe('/apis/apps/v1/namespaces/{namespace}/deployments');
    expect(pathTemplate(find('watch-nodes'))).toBe('/api/v1/nodes?watch=true');
    expect(pathTemplate(find('get-services-proxy'))).toBe('/api/v1/namespaces/{namespace}/services/{name}/proxy/{path}');
  });

  it('has a form over all namespaces for lists and watches of what is namespaced', () => {
    expect(allNamespacesTemplate(find('list-pods'))).toBe('/api/v1/pods');
    expect(allNamespacesTemplate(find('watch-deployments'))).toBe('/apis/apps/v1/deployments?watch=true');
    for (const id of ['list-nodes', 'deletecollection-pods', 'get-pods'])
      expect(allNamespacesTemplate(find(id)), id).toBeUndefined();
  });
});

describe('usefulLevel', () => {
  it('asks for the body of a write, and for no body that holds credentials', () => {
    expect(usefulLevel(plain('create-clusterroles')).level).toBe('Request');
    expect(usefulLevel(plain('patch-deployments-scale')).level).toBe('Request');
    for (const id of [
      'create-secrets',
      'create-serviceaccounts-token',
      'create-tokenreviews',
      'get-pods',
      'get-pods-exec',
      'delete-pods',
    ]) {
      expect(usefulLevel(plain(id)).level, id).toBe('Metadata');
    }
  });

  it('never asks for the answer to what holds credentials, authored or not', () => {
    const credentials = operations.filter(
      ({ group, resource, subresource }) =>
        (group === '' && resource === 'secrets') || subresource === 'token' || resource === 'tokenreviews',
    );
    expect(credentials.length).toBeGreaterThan(8);
    expect(credentials.filter((operation) => usefulLevel(operation).level === 'RequestResponse').map(({ id }) => id)).toEqual([]);
  });

  it('takes the level that somebody wrote', () => {
    const level = { level: 'RequestResponse', reason: 'Only the answer tells the name.' } as const;
    const content = { ...find('get-pods-exec').content, usefulLevel: level } as NonNullable<Operation['content']>;
    expect(usefulLevel({ ...find('get-pods'), content })).toBe(level);
  });
});

describe('kubectlCommands', () => {
  it('names the resource in the form that kubectl takes, and a namespace where there is one', () => {
    expect(kubectlCommands(plain('get-pods'))).toEqual(['kubectl get pods NAME -n NAMESPACE']);
    expect(kubectlCommands(plain('list-nodes'))).toEqual(['kubectl get nodes']);
    expect(kubectlCommands(plain('list-pods'))).toEqual(['kubectl get pods -n NAMESPACE', 'kubectl get pods -A']);
    expect(kubectlCommands(plain('get-events.events.k8s.io'))).toEqual(['kubectl get events.events.k8s.io NAME -n NAMESPACE']);
    expect(kubectlCommands(plain('delete-ingresses.extensions'))).toEqual([
      'kubectl delete ingresses.extensions NAME -n NAMESPACE',
    ]);
    expect(kubectlCommands(plain('patch-deployments-scale'))).toEqual([
      'kubectl scale deployments/NAME -n NAMESPACE --replicas=COUNT',
    ]);
    expect(kubectlCommands(plain('patch-nodes-status'))).toEqual([
      'kubectl patch nodes NAME --subresource=status --type=merge -p PATCH',
    ]);
    expect(kubectlCommands(plain('deletecollection-pods'))).toEqual(['kubectl delete --raw /api/v1/namespaces/NAMESPACE/pods']);
  });

  it('gives what somebody wrote, also where that is nothing', () => {
    const content = { ...find('get-pods-exec').content, kubectl: [] } as NonNullable<Operation['content']>;
    expect(kubectlCommands({ ...find('get-pods'), content })).toEqual([]);
  });

  it('derives commands without a placeholder left open, and none with -n for what has no namespace', () => {
    for (const { id } of operations) {
      for (const command of kubectlCommands(plain(id))) {
        expect(command, id).toMatch(/^kubectl [a-z]/);
        expect(command, id).not.toMatch(/[{}]|undefined/);
        if (!find(id).namespaced) expect(command, id).not.toContain('-n NAMESPACE');
      }
    }
  });

  it('says that kubectl reads first where it does', () => {
    expect(
      ['patch-pods', 'update-pods', 'create-pods', 'delete-pods', 'patch-deployments-scale'].map((id) => readsFirst(find(id))),
    ).toEqual([true, true, false, false, false]);
  });

  it('has a command by hand for each stream that kubectl opens', () => {
    const streams = operations.filter(({ shape, subresource }) => shape === 'connect' && subresource !== 'proxy');
    expect(streams.filter(({ content }) => content?.kubectl === undefined).map(({ id }) => id)).toEqual([]);
  });
});
