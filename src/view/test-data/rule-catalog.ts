import { deriveReach, groupByOperation } from '../../catalog/derive/rules.ts';
import { loadFiles } from '../../catalog/load.ts';
import type { Catalog, Operation, Resource, Rule } from '../../catalog/model.ts';
import { minimalContent, minimalText } from '../../catalog/test-data/minimal-content.ts';
import { parsePredicate } from '../../predicate/parse.ts';
import type { Corpus } from '../../schema/corpus.ts';

const API = 'content/imported/api/1.36.yaml';
const SECRETS = '  - {group: "", version: v1, resource: secrets, namespaced: true, kind: Secret, verbs: [get, create], stage: ga}\n';

const { catalog: minimal, problems } = loadFiles(minimalContent({ [API]: minimalText(API) + SECRETS }));
if (!minimal) throw new Error(`Cannot make a catalog: ${JSON.stringify(problems)}`);

/** A catalog of Pods, exec and Secrets with made-up rules: their logic in the notation of predicates, and what else matters to a test. */
export function catalogWith(rules: readonly (readonly [logic: string, facts?: Partial<Rule>])[]): Catalog {
  const { resources } = minimal as Catalog;
  const made = rules.map(([logic, facts], index) => makeRule(index, logic, facts ?? {}, resources));
  const corpora = [...new Set(['acme', 'blue', ...made.map(({ corpus }) => corpus)])].map(makeCorpus);
  return { ...(minimal as Catalog), corpora, rules: made, rulesOf: groupByOperation(made) };
}

/** An operation of it, by its id, with the resource. */
export function findOperation(id: string, { resources }: Catalog): [operation: Operation, resource: Resource] {
  for (const resource of resources) {
    const operation = resource.operations.find((one) => one.id === id);
    if (operation) return [operation, resource];
  }
  throw new Error(`Cannot find the operation "${id}"`);
}

function makeRule(index: number, logic: string, facts: Partial<Rule>, resources: readonly Resource[]): Rule {
  const predicate = parsePredicate(logic);
  return {
    ...{ corpus: 'acme', id: `${index}`, title: `Rule ${index}`, slug: `rule-${index}`, url: 'https://example.org/' },
    ...{ language: 'none', logSource: 'k8s-audit', scope: 'core', reading: 'parsed', tactics: [], techniques: [], unsupported: [] },
    status: { level: 'stable', original: null },
    severity: { level: 'low', original: null },
    provenance: { repository: 'example/rules', path: 'a.yaml', commit: '0', license: 'MIT' },
    ...{ predicate, ...deriveReach({ predicate }, resources), health: [] },
    ...facts,
  };
}

function makeCorpus(id: string): Corpus {
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
  return {
    ...{ id, title, vendor: title, summary: `Rules of ${title}.`, repository: `${id}/rules`, license: 'MIT' },
    ...{ severities: {}, statuses: {}, references: [] },
  };
}
