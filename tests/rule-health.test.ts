import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { flattenEvent } from '../src/audit/flatten.ts';
import { deriveReach } from '../src/catalog/derive/rules.ts';
import { findHealth } from '../src/catalog/health/index.ts';
import { loadCatalog } from '../src/catalog/load.ts';
import type { Catalog, Rule } from '../src/catalog/model.ts';
import { evaluate } from '../src/predicate/evaluate.ts';
import { createEventLookup } from '../src/predicate/event-lookup.ts';
import type { Leaf, Predicate } from '../src/predicate/types.ts';

const catalog = loadCatalog(fileURLToPath(new URL('..', import.meta.url))).catalog as Catalog;
const keyOf = ({ corpus, id }: Rule): string => `${corpus} ${id}`;

/** Each was read beside its upstream rule, and found to be unable to match. */
const REVIEWED_DEAD = [
  // RoleBindings have no spec.
  'elastic fd00769d-b18d-450a-a844-7a9f9c71995e',
  // An attach has no body.
  'panther Kubernetes.PodCreatedDefaultNameSpace',
  // Method names that GKE does not write: the group unreversed, a kind for a resource.
  'runreveal 6ad91e31-53df-4826-bd27-0166171c8040',
  'runreveal cd3a808c-c7b7-4c50-a2f3-f4cfcd436435',
  'sigma 6ad91e31-53df-4826-bd27-0166171c8040',
  'sigma cd3a808c-c7b7-4c50-a2f3-f4cfcd436435',
  // hostPath, capabilities, apiGroup at the top of the event.
  'sigma 402b955c-8fe0-4a8c-b635-622b4ac5f902',
  'sigma 84b777bd-c946-4d17-aa2e-c39f5a454325',
  'sigma ad9012a6-e518-4432-9890-f3b82b8fc71f',
  'sigma c5cd1b20-36bb-488d-8c05-486be3d0cb97',
  // `allowed!=*`: a field that has a value which no text is.
  'splunk 7094808d-432a-48e7-bb3c-77e96c894f3b',
  // ALLOW for a status code.
  'sigma 597a7e84-187d-458b-9e4f-2f5a0e676711',
];

describe('the rules that are said to be unable to match', () => {
  const dead = catalog.rules.filter(({ health }) => health.some((finding) => finding.dead));

  it('are those that a person has reviewed: read a new one beside its upstream rule, then add it', () => {
    expect(dead.map(keyOf).sort()).toEqual(REVIEWED_DEAD.toSorted());
  });

  it('are the only ones with a certain finding', () => {
    const certain = catalog.rules.filter(({ health }) => health.some(({ certainty }) => certainty === 'certain'));
    expect(certain).toEqual(dead);
  });
});

describe('a defect that people found by reading', () => {
  it.each([
    ['elastic fd00769d-b18d-450a-a844-7a9f9c71995e', 'field-never-exists', 'requestObject.spec.serviceAccountName'],
    ['elastic 3a01e5c6-ce01-46d7-ac9f-52dc349695fb', 'value-never-occurs', 'level "ResponseComplete"'],
    ['elastic 2dd0d4fd-0cc9-4d18-8b46-1a507e28bbc0', 'value-never-occurs', 'level "ResponseComplete"'],
    ['elastic a7b984e4-16ff-405b-80be-31a94a03e929', 'privileged-mistaken', 'allowPrivilegeEscalation'],
    ['elastic 3f6c636a-1ca5-410c-bdad-f8b59a1f2b49', 'impossible-success', 'create certificatesigningrequests'],
    ['elastic 14de811c-d60f-11ec-9fd7-f661ea17fbce', 'body-needs-level', 'level = "Request"'],
    ['sigma 402b955c-8fe0-4a8c-b635-622b4ac5f902', 'field-never-exists', 'hostPath'],
    ['sigma c5cd1b20-36bb-488d-8c05-486be3d0cb97', 'field-never-exists', 'capabilities'],
    ['sigma ad9012a6-e518-4432-9890-f3b82b8fc71f', 'field-never-exists', 'apiGroup'],
    ['sigma 84b777bd-c946-4d17-aa2e-c39f5a454325', 'field-never-exists', 'apiGroup'],
    ['sigma 597a7e84-187d-458b-9e4f-2f5a0e676711', 'value-never-occurs', 'status code "ALLOW"'],
    ['sigma 6ad91e31-53df-4826-bd27-0166171c8040', 'never-written', 'admissionregistration.k8s.io.v*'],
    ['sigma cd3a808c-c7b7-4c50-a2f3-f4cfcd436435', 'never-written', 'CronJob'],
    ['sigma eed82177-38f5-4299-8a76-098d50d225ab', 'value-never-occurs', 'verb "replace"'],
    ['sigma 0c9b3bda-41a6-4442-9345-356ae86343dc', 'value-never-occurs', 'verb "replace"'],
    ['sigma 10b97915-ec8d-455f-a815-9a78926585f6', 'value-never-occurs', 'verb "replace"'],
    ['sigma 58d31a75-a4f8-4c40-985b-373d58162ca2', 'value-never-occurs', 'verb "replace"'],
    ['sumologic FIRST-S00037', 'value-never-occurs', 'verb "replace"'],
    ['runreveal 6ad91e31-53df-4826-bd27-0166171c8040', 'value-never-occurs', 'verb "replace"'],
    ['panther Kubernetes.NewAdmissionControllerCreated', 'singular-resource', '"validatingwebhookconfiguration"'],
    ['panther Kubernetes.PodCreatedDefaultNameSpace', 'contradiction', 'create pods/attach'],
    ['aws-eks-best-practices data.adoc:L155', 'singular-resource', '"secret"'],
    ['splunk 7f227943-2196-4d4d-8d6a-ac8cb308e61c', 'bare-keyword', 'configmaps'],
    ['splunk b6013a7b-85e0-4a45-b051-10b252d69569', 'bare-keyword', 'clusterrolebindings'],
    ['splunk 1bba382b-07fd-4ffa-b390-8002739b76e8', 'bare-keyword', 'configmaps'],
    ['splunk f27349e5-1641-4f6a-9e68-30402be0ad4c', 'bare-keyword', 'clusterrolebindings'],
    ['splunk 99487de3-7192-4b41-939d-fbe9acfb1340', 'bare-keyword', 'Clusterrole'],
    ['splunk bdb6d596-86a0-4aba-8369-418ae8b9963a', 'bare-keyword', 'secrets'],
    ['splunk a46923f6-36b9-4806-a681-31f314907c30', 'bare-keyword', 'Clusterrole'],
  ])('of %s is found: %s', (key, code, words) => {
    const rule = catalog.rules.find((entry) => keyOf(entry) === key);
    const finding = rule?.health.find((entry) => entry.code === code);
    expect(finding?.message).toContain(words);
  });
});

/** Rules made of what one real event says, so that the event matches them. */
function rulesFor(event: object): Predicate[] {
  const rows = flattenEvent(event as never).rows.filter(
    ({ type, cut }) => !cut && ['string', 'number', 'boolean'].includes(type),
  );
  const tests = rows.map(({ fieldPath, value }): Leaf => ({ field: fieldPath, op: 'equals', values: [value] }));
  const operation = tests.filter(({ field }) => ['verb', 'objectRef.resource', 'objectRef.subresource'].includes(field));
  const hasSubresource = operation.some(({ field }) => field === 'objectRef.subresource');
  const plain: Predicate[] = hasSubresource ? [] : [{ not: { field: 'objectRef.subresource', op: 'exists' } }];
  const basis = [
    ...operation,
    ...plain,
    ...tests.filter(({ field }) => ['stage', 'level', 'responseStatus.code'].includes(field)),
  ];
  return [{ all: tests }, ...tests.map((test): Predicate => ({ all: [...basis, test] }))];
}

describe('a rule that a real event matches', () => {
  it('is never said to be unable to match', async () => {
    const files = ['events.jsonl', 'record-fields.jsonl'].map((name) => new URL(`fixtures/events/${name}`, import.meta.url));
    const lines = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('').trim().split('\n');
    const events = lines
      .map((line) => (JSON.parse(line) as { event: unknown }).event)
      .filter((event) => typeof event === 'object');
    const base = catalog.rules[0] as Rule;
    let matched = 0;
    for (const event of events as object[]) {
      for (const predicate of rulesFor(event)) {
        if (evaluate(predicate, createEventLookup(event)) !== 'match') continue;
        matched++;
        const facts = { scope: 'core', logSource: 'k8s-audit', dialect: undefined, predicate } as const;
        const rule: Rule = { ...base, ...facts, ...deriveReach({ predicate }, catalog.resources) };
        expect(findHealth(rule, catalog).filter(({ dead }) => dead)).toEqual([]);
      }
    }
    expect(matched).toBeGreaterThan(1000);
  }, 60_000);
});
