import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { toLine } from '../../src/audit/classified-line.ts';
import { type ClassifiedEvent, type ClassifiedItem, classifyText } from '../../src/audit/classify-text.ts';
import { flattenEvent } from '../../src/audit/flatten.ts';
import { groupRequests } from '../../src/audit/group-requests.ts';
import { operationPath, resourcePath } from '../../src/audit/operation-id.ts';
import { needsYaml } from '../../src/audit/read-input.ts';
import { createYamlReader, type ParseAllDocuments } from '../../src/audit/read-yaml.ts';
import { createRuleJudge } from '../../src/audit/rules/judge.ts';
import type { Verdict } from '../../src/audit/rules/rule.ts';
import { toRuleLines } from '../../src/audit/rules/rule-line.ts';
import { sayVerdict } from '../../src/audit/rules/words.ts';
import { createSurface, findFamilyOperation, findOperation, type SurfaceData } from '../../src/audit/surface.ts';
import { toVerdictLines, type VerdictLine } from '../../src/audit/verdict/verdict-line.ts';
import { createKnowledge } from '../../src/client/classifier/data.ts';
import { createEventLookup } from '../../src/predicate/event-lookup.ts';
import type { RuleContent } from '../../src/schema/rule.ts';
import { UNSUPPORTED_WORDS } from '../../src/view/rules/unsupported-words.ts';

/** Checks what is answered to one input; throws where anything is not as it must be. `withRules` asks every rule too, which takes longer. */
export type Check = (text: string, withRules: boolean) => void;

const BASE = '/atlas';
const STATUSES = new Set(['operation', 'custom', 'nonresource', 'not-audit', 'malformed']);
const EFFECTS = new Set(['took effect', 'answered', 'accepted', 'dry run', 'started', 'refused', 'failed', 'unknown']);
const CERTAINTIES = new Set(['stated', 'inferred', 'unknown']);

const FIELDS = [
  'verb',
  'requestURI',
  'user.username',
  'user.extra.<key>[]',
  'annotations["<webhook name>/<key>"]',
  'objectRef.resource',
];

/** Makes the check. `rules` are those of the catalog. */
export function createCheck(data: SurfaceData, rules: readonly RuleContent[]): Check {
  const surface = createSurface(data);
  const known = listKnown(data);
  const readYaml = createYamlReader(parseAllDocuments as ParseAllDocuments);
  const judge = createRuleJudge(rules);
  const fields = FIELDS.map((path) => ({ path, slug: path.replace(/\W+/g, '-') }));
  const knowledge = createKnowledge({ base: BASE, surface: data, fields, examples: [] });

  const checkLine = (item: ClassifiedItem): void => {
    const line = toLine(item);
    if (!STATUSES.has(line.status)) fail('The status is unknown', line);
    if (line.operation !== null && !known.operations.has(line.operation)) fail('No such operation', line);
    if (line.url !== null && !known.paths.has(line.url)) fail('No such page', line);
    if (line.status === 'operation' ? line.operation === null || line.url === null : line.operation === null && !line.message)
      fail('An answer without a reason', line);
    if (item.kind === 'event' && (item.wrapper === '' || item.lost.some((path) => path === '')))
      fail('A wrapper without a name', line);
    if (JSON.stringify(JSON.parse(JSON.stringify(line))) !== JSON.stringify(line)) fail('The line is no JSON', line);
  };

  const checkFields = ({ event }: ClassifiedEvent): void => {
    const { rows } = flattenEvent(event);
    if (rows.length > 2000) fail('Too many rows', rows.length);
    for (const { fieldPath } of rows.slice(0, 60)) {
      const href = knowledge.fieldHref(fieldPath);
      if (href !== undefined && !href.startsWith(`${BASE}/fields/`)) fail('A link that leads away', href);
    }
  };

  const checkRules = (item: ClassifiedEvent): void => {
    const judged = [...judge.judge(item)];
    if (judged.length !== 0 && judged.length !== rules.length) fail('Rules without a verdict', judged.length);
    const open = toRuleLines(item, judge) ?? [];
    JSON.stringify(open);
    const isOpen = ({ kind }: Verdict): boolean => kind === 'fires' || kind === 'cannot-tell' || kind === 'reaches';
    expect(judged.filter(({ verdict }) => isOpen(verdict)).map(({ rule }) => rule.id)).toEqual(open.map(({ id }) => id));
    for (const { rule, verdict } of judged) {
      if (verdict.kind === 'nearly' && (verdict.against.length < 1 || verdict.against.length > 2)) fail('Not near', rule.id);
      if (verdict.kind === 'cannot-tell' && verdict.open.length === 0) fail('Open without a reason', rule.id);
      const words = sayVerdict(verdict, { reasons: UNSUPPORTED_WORDS, level: '' });
      if (words.length === 0 || words.some(({ text }) => typeof text !== 'string')) fail('A verdict without words', rule.id);
    }
  };

  return (text, withRules) => {
    needsYaml(text);
    const items = classifyText(text, surface, { readYaml });
    if (items.length === 0) fail('No answer', items);
    const verdicts = toVerdictLines(items);
    const groups = groupRequests(items);
    const grouped = groups.reduce((sum, group) => sum + (group.kind === 'request' ? group.stages.length : 1), 0);
    if (grouped !== items.length) fail('Records lost on the way', grouped);
    for (const item of items.slice(0, 50)) {
      checkLine(item);
      if (item.kind !== 'event') continue;
      const verdict = verdicts.get(item);
      if (verdict) checkVerdict(item, verdict);
      else if (item.answer.status !== 'malformed') fail('An event without a verdict', item);
      checkFields(item);
      if (withRules) checkRules(item);
    }
    if (Object.keys(Object.prototype).length > 0 || 'verb' in {})
      fail('The prototype of all objects has changed', Object.prototype);
  };
}

function checkVerdict({ event }: ClassifiedEvent, verdict: VerdictLine): void {
  const lookup = createEventLookup(event);
  if (!EFFECTS.has(verdict.effect) || verdict.answers.length === 0) fail('No verdict', verdict);
  for (const { statements } of verdict.answers)
    for (const statement of statements) {
      if (!CERTAINTIES.has(statement.certainty) || statement.text.trim() === '') fail('An empty statement', statement);
      for (const field of statement.fields)
        if (lookup(field).kind !== 'value') fail('A statement from a field without value', statement);
      if (statement.fields.length + statement.missing.length === 0) fail('A statement without a field', statement);
      if (statement.text.length > 2100 * '\\u{e0000}'.length) fail('A statement without end', statement);
    }
  JSON.stringify(verdict);
}

/** Everything that an answer may name. */
function listKnown({ resources, nonResource }: SurfaceData) {
  const served = resources.flatMap((resource) =>
    Object.entries(resource.verbs).flatMap(([subresource, verbs]) =>
      verbs.map((verb) => findOperation(resource, subresource, verb)),
    ),
  );
  const ofPaths = nonResource.flatMap((family) => family.methods.map((method) => findFamilyOperation(family, method)));
  const links = [...served, ...ofPaths].filter((link) => link !== undefined);
  const paths = [...links.map(({ url }) => url), ...resources.map(({ name }) => resourcePath(name))];
  return {
    operations: new Set(links.map(({ id }) => id)),
    paths: new Set([...paths, operationPath('nonresource', 'get-root')]),
  };
}

function fail(what: string, value: unknown): never {
  throw new Error(`${what}: ${JSON.stringify(value)?.slice(0, 500)}`);
}
