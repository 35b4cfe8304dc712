import { describe, expect, it } from 'vitest';
import { makeEvent, makeExec, makeSecrets, textsOn } from '../test-data/judge.ts';
import { parseAgent } from './client.ts';

const client = (event: Parameters<typeof textsOn>[1]): readonly string[] => textsOn('Client', event);

describe('parseAgent', () => {
  it.each([
    ['kubectl/v1.36.3 (linux/amd64) kubernetes/7b29fb0', ['kubectl', 'v1.36.3', 'linux/amd64', '']],
    [
      'kube-scheduler/v1.32.2 (linux/arm64) kubernetes/67a30c0/leader-election',
      ['kube-scheduler', 'v1.32.2', 'linux/arm64', 'leader-election'],
    ],
    ['argocd/v2.13 (linux/amd64) kubernetes/$Format', ['argocd', 'v2.13', 'linux/amd64', '']],
    ['curl/7.88.1', ['curl', '7.88.1', '', '']],
    ['Mozilla/2.0 (compatible; NEWT ActiveX; Win32)', ['Mozilla', '2.0', '', '']],
  ])('takes %s apart', (agent, [program, version, platform, part]) => {
    expect(parseAgent(agent)).toEqual({ program, version, platform, part });
  });

  it.each([[''], ['Mozilla'], ['/x'], ['a b/c'], ['x'.repeat(1000)]])('leaves %j whole', (agent) => {
    expect(parseAgent(agent)).toBeUndefined();
  });
});

describe('the likely client', () => {
  it.each([
    ['kubectl exec', makeExec('?command=id')],
    ['kubectl cp', makeExec('?command=tar&command=cf')],
    ['kubectl get, or another command that lists', makeSecrets('list')],
    ['kubectl delete', makeSecrets('delete')],
    [
      'kubectl apply',
      makeSecrets('patch', { requestURI: '/api/v1/namespaces/n/secrets/s?fieldManager=kubectl-client-side-apply' }),
    ],
    ['kubectl apply --server-side', makeSecrets('patch', { requestURI: '/api/v1/namespaces/n/secrets/s?fieldManager=kubectl' })],
  ])('typed %s', (command, event) => {
    expect(client(event)).toContain(`Likely command: ${command}`);
  });

  it('is not guessed without a trait of kubectl', () => {
    expect(client(makeSecrets('list', { userAgent: 'curl/8' }))).toEqual(['Calls itself curl 8']);
    expect(client(makeSecrets('list', { userAgent: '' }))).toEqual(['The record has no user agent']);
    expect(client(makeSecrets('list', { userAgent: ['x'] }))).toEqual(['The record has no user agent']);
  });

  it('is an informer where it watches with bookmarks, and a pager where it asks for 500', () => {
    const watch = makeSecrets('watch', { requestURI: '/api/v1/secrets?watch=true&allowWatchBookmarks=true', userAgent: 'x/1' });
    expect(client(watch)).toContain('Watches with bookmarks, as the informers of controllers and operators do');
    expect(client(makeSecrets('list', { requestURI: '/api/v1/secrets?limit=500' }))).toContain(
      'Asks for 500 at a time, the default of kubectl get and of client-go',
    );
  });

  it('is doubted where a component of the cluster would run as another user', () => {
    const agent = { userAgent: 'kube-controller-manager/v1.36.3 (linux/amd64) kubernetes/7b29fb0' };
    expect(client(makeEvent(agent))[1]).toMatch(/^kube-controller-manager does not commonly run as this user/);
    expect(client(makeEvent({ ...agent, user: { username: 'system:kube-controller-manager' } }))).toHaveLength(1);
  });
});

describe('the origin', () => {
  it('says which address was seen and which were sent along', () => {
    expect(textsOn('From where', makeEvent({ sourceIPs: ['1.2.3.4', '127.0.0.1'] }))).toEqual([
      '127.0.0.1: the peer that the API server saw, which may be a proxy or load balancer',
      '1.2.3.4: from the headers X-Forwarded-For and X-Real-Ip, which any client may set',
      'Loopback: something on the host of the API server, perhaps a proxy there',
    ]);
    for (const sourceIPs of [undefined, [], 'x', [5]])
      expect(textsOn('From where', makeEvent({ sourceIPs }))).toEqual(['The record has no address']);
  });
});
