import { describe, expect, it } from 'vitest';
import { findIn } from '../test-data/health-rule.ts';
import { bareKeyword } from './bare-keyword.ts';
import { execOneVerb } from './exec-one-verb.ts';
import { impossibleSuccess } from './impossible-success.ts';
import { initContainersMissed } from './init-containers-missed.ts';
import { listEvasion } from './list-evasion.ts';
import { patchBody } from './patch-body.ts';
import { privilegedMistaken } from './privileged-mistaken.ts';
import { reachesMoreThanNamed } from './reaches-more-than-named.ts';
import { stage401 } from './stage-401.ts';

describe('a session in a Pod', () => {
  it('is missed by a rule that asks for one of its verbs', () => {
    const exec = 'objectRef.resource = "pods" and objectRef.subresource = "exec"';
    expect(findIn(execOneVerb, `verb = "create" and ${exec}`)).toEqual([
      'likely: It sees pods/exec as create alone: kubectl since 1.31 opens it over WebSocket, which is recorded as get.',
    ]);
    expect(findIn(execOneVerb, `verb = "get" and ${exec}`)).toEqual([expect.stringContaining('as get alone')]);
    expect(findIn(execOneVerb, `verb in ("get", "create") and ${exec}`)).toEqual([]);
    expect(findIn(execOneVerb, exec)).toEqual([]);
  });

  it('is not what a rule on Pods is about', () => {
    expect(findIn(execOneVerb, 'verb = "create" and objectRef.resource = "pods"')).toEqual([]);
  });
});

describe('a rule that names an operation', () => {
  it('also fires on its subresources where it leaves them open', () => {
    expect(findIn(reachesMoreThanNamed, 'verb = "create" and objectRef.resource = "serviceaccounts"')).toEqual([
      'likely: It leaves objectRef.subresource open, so it also matches create serviceaccounts/token.',
    ]);
    expect(findIn(reachesMoreThanNamed, 'verb = "create" and objectRef.resource = "services"')).toEqual([
      'note: It leaves objectRef.subresource open, so it also matches create services/proxy.',
    ]);
  });

  it.each([
    'verb = "create" and objectRef.resource = "serviceaccounts" and not objectRef.subresource exists',
    'verb = "create" and objectRef.resource = "secrets"',
    'verb = "create" and objectRef.resource = "pods" and requestObject.spec.containers[].image = "a" and not objectRef.subresource in ("status")',
    'verb = "create" and objectRef.resource = "serviceaccounts" and unsupported not-transcribed "more"',
    'objectRef.resource = "serviceaccounts"',
    'verb = "create" and objectRef.resource = "pods" and requestObject.metadata.annotations.a exists',
    'verb = "create"',
  ])('fires on no more: %s', (logic) => {
    expect(findIn(reachesMoreThanNamed, logic)).toEqual([]);
  });

  it('does not fire on a patch of the status that has no other part of the object', () => {
    const [text = ''] = findIn(
      reachesMoreThanNamed,
      'verb = "patch" and objectRef.resource = "pods" and requestObject.spec.hostPID = true',
    );
    expect(text).toMatch(/^note: .*pods\/ephemeralcontainers/);
    expect(text).not.toContain('status');
  });
});

describe('an exclusion of a list', () => {
  it('is met by one member', () => {
    expect(findIn(listEvasion, 'verb = "create" and not requestObject.spec.containers[].image startsWith "quay.io/"')).toEqual([
      expect.stringContaining('a second container that fits it silences the rule'),
    ]);
    expect(findIn(listEvasion, 'not sourceIPs[] = "127.0.0.1"')).toEqual([expect.stringContaining('X-Forwarded-For')]);
  });

  it.each([
    'requestObject.spec.containers[].image = "a"',
    'not each requestObject.spec.containers[].image = "a"',
    'not product requestObject.spec.containers[].image = "a"',
    'not user.groups[] = "system:masters"',
    'not objectRef.namespace = "kube-system"',
    'not requestObject.spec.containers[].image exists',
  ])('is sound in %s', (logic) => {
    expect(findIn(listEvasion, logic)).toEqual([]);
  });

  it('of addresses is sound on GKE, which has one', () => {
    expect(findIn(listEvasion, 'not sourceIPs[] = "127.0.0.1"', { logSource: 'gke-cloud-audit' })).toEqual([]);
  });
});

describe('a refused authentication', () => {
  it('is not recorded at ResponseComplete', () => {
    expect(findIn(stage401, 'stage = "ResponseComplete" and responseStatus.code = 401')).toEqual([
      expect.stringMatching(/^likely: .*sees none\.$/),
    ]);
    expect(findIn(stage401, 'stage = "ResponseComplete" and responseStatus.code in (401, 403)')).toEqual([
      expect.stringMatching(/^likely: .*sees the other codes alone\.$/),
    ]);
  });

  it.each([
    'responseStatus.code = 401',
    'stage in ("ResponseStarted", "ResponseComplete") and responseStatus.code = 401',
    'stage = "ResponseComplete" and responseStatus.code = 403',
    'stage = "ResponseComplete" and not responseStatus.code = 401',
    'stage = "ResponseComplete" and responseStatus.code >= 400',
  ])('is seen or not meant by %s', (logic) => {
    expect(findIn(stage401, logic)).toEqual([]);
  });
});

describe('a code of success', () => {
  it('is missed where the operation has another', () => {
    expect(
      findIn(impossibleSuccess, 'responseStatus.code = 200 and verb in ("create", "update") and objectRef.resource = "roles"'),
    ).toEqual(['likely: It asks for code 200, but create roles succeeds with 201, so it misses this.']);
    expect(findIn(impossibleSuccess, 'responseStatus.code = 201 and verb = "delete" and objectRef.resource = "roles"')).toEqual([
      expect.stringContaining('so it misses all that it names'),
    ]);
  });

  it.each([
    'responseStatus.code in (200, 201) and verb = "create" and objectRef.resource = "roles"',
    'responseStatus.code = 403 and verb = "create" and objectRef.resource = "roles"',
    'responseStatus.code < 300 and verb = "create" and objectRef.resource = "roles"',
    'responseStatus.code = 200 and verb = "create" and objectRef.resource = "pods" and objectRef.subresource = "proxy"',
    'responseStatus.code = 101 and verb = "get" and objectRef.resource = "pods" and objectRef.subresource = "exec"',
    'responseStatus.code = 201 and verb = "patch" and objectRef.resource = "roles"',
    'responseStatus.code startsWith "2" and verb = "create" and objectRef.resource = "roles"',
    'responseStatus.code = 101 and verb = "get" and objectRef.resource = "pods"',
    'responseStatus.code = 200',
  ])('fits in %s', (logic) => {
    expect(findIn(impossibleSuccess, logic)).toEqual([]);
  });
});

describe('a patch', () => {
  const pods = 'objectRef.resource = "pods" and not objectRef.subresource exists';

  it('has only what it changes', () => {
    expect(findIn(patchBody, `verb in ("create", "patch") and ${pods} and requestObject.spec.hostPID = true`)).toEqual([
      expect.stringMatching(/^note: .*a test of requestObject\.spec\.hostPID is met only where the patch sets it/),
    ]);
  });

  it.each([
    `verb = "create" and ${pods} and requestObject.spec.hostPID = true`,
    `verb = "patch" and ${pods} and (requestObject.spec.hostPID = true or responseObject.spec.hostPID = true)`,
    `verb = "patch" and ${pods} and not requestObject.spec.hostPID = true`,
    `${pods} and requestObject.spec.hostPID = true`,
  ])('is no matter in %s', (logic) => {
    expect(findIn(patchBody, logic)).toEqual([]);
  });
});

describe('init containers', () => {
  it('are missed by a test of what plain containers may do', () => {
    const privileged = (list: string) => `requestObject.spec.${list}[].securityContext.privileged = true`;
    expect(findIn(initContainersMissed, privileged('containers'))).toEqual([expect.stringMatching(/^note: /)]);
    expect(findIn(initContainersMissed, `${privileged('containers')} or ${privileged('initContainers')}`)).toEqual([]);
    expect(findIn(initContainersMissed, 'requestObject.spec.containers[].image = "a"')).toEqual([]);
  });
});

describe('a privileged container', () => {
  it('is not one that may gain privileges', () => {
    const logic = 'requestObject.spec.containers[].securityContext.allowPrivilegeEscalation = true';
    expect(findIn(privilegedMistaken, logic, { title: 'Privileged Pod' })).toHaveLength(1);
    expect(findIn(privilegedMistaken, logic, { title: 'Privilege escalation allowed' })).toEqual([]);
    const right = `${logic} or requestObject.spec.containers[].securityContext.privileged = true`;
    expect(findIn(privilegedMistaken, right, { title: 'Privileged Pod' })).toEqual([]);
  });
});

describe('a word that stands alone', () => {
  it('is looked for in the whole record', () => {
    const word = 'unsupported full-text "configmaps"';
    expect(findIn(bareKeyword, `objectRef.resource in ("secrets", "configmaps") or ${word}`)).toEqual([
      'likely: "configmaps" stands alone beside the test of objectRef.resource: it is looked for in the whole text of the record, not in that field.',
    ]);
    expect(findIn(bareKeyword, `objectRef.resource = "secrets" and ${word}`)).toEqual([]);
    expect(findIn(bareKeyword, `objectRef.resource = "secrets" or ${word}`)).toEqual([]);
  });
});
