import type { Field, Rule } from '../../catalog/model.ts';
import type { Stage } from '../../schema/common.ts';
import type { Link } from '../link.ts';
import { levelHref, stageHref } from '../urls.ts';
import { type RuleNeeds, toRuleNeeds } from './rule-needs.ts';
import { namedOperations } from './rule-operations.ts';

/** One thing that a rule needs from the log. */
export interface NeedRow {
  readonly name: string;
  readonly links: readonly Link[];
  readonly note: string;
}

/** Least level, stages and bodies, as rows with what follows from them. */
export function toNeedRows(rule: Rule, fields: readonly Field[]): NeedRow[] {
  const needs = toRuleNeeds(rule.predicate, fields);
  if (rule.scope === 'adjacent') return [{ name: 'Log', links: [], note: ADJACENT }];
  return [levelRow(needs, rule), isOfGke(rule) ? GKE_STAGES : stageRow(needs, rule), ...bodyRows(needs, rule)];
}

const ADJACENT = 'It reads another log than the audit log: levels and stages do not apply.';
const GKE_STAGES: NeedRow = { name: 'Stages', links: [], note: 'Log entries of Google Cloud have no stage.' };

/** A rule on the audit logs of GKE alone. */
function isOfGke({ logSource }: Rule): boolean {
  return /^(?:gke|gcp)-/.test(logSource);
}

function levelRow({ level, fullLevel }: RuleNeeds, { reading }: Rule): NeedRow {
  const name = 'Lowest level';
  if (level === undefined) return { name, links: [], note: 'No record of any level can match.' };
  const links = [{ text: level, href: levelHref(level) }];
  if (reading === 'hand-read')
    return { name, links, note: 'As far as its conditions are known here; the others may need a body.' };
  if (level === fullLevel) return { name, links, note: LEVEL_NOTES[level] };
  if (fullLevel === 'Metadata' || level === 'RequestResponse') return { name, links, note: 'The rule itself tests the level.' };
  return {
    name,
    links,
    note: `Below ${fullLevel} the bodies are missing, so a test of a body fails there, and an exclusion by one excludes nothing.`,
  };
}

const LEVEL_NOTES: Readonly<Record<NonNullable<RuleNeeds['level']>, string>> = {
  Metadata: 'It reads no body.',
  Request: 'It reads the body of the request.',
  RequestResponse: 'It reads the body of the answer.',
};

/** Stages of which a product hands events to its rules, where those are not all. */
const STAGES_OF_PRODUCT: Readonly<Record<string, readonly Stage[]>> = { stackrox: ['ResponseComplete', 'Panic'] };

function stageRow({ stages, testsStage }: RuleNeeds, { corpus, reading }: Rule): NeedRow {
  const kept = STAGES_OF_PRODUCT[corpus];
  const links = stages.filter((stage) => kept?.includes(stage) ?? true).map((stage) => ({ text: stage, href: stageHref(stage) }));
  if (kept && !testsStage) return { name: 'Stages', links, note: 'The product reads no other stage.' };
  if (reading === 'hand-read' && !testsStage && stages.length > 0)
    return { name: 'Stages', links, note: 'As far as its conditions are known here.' };
  return { name: 'Stages', links, note: stageNote(stages.length, testsStage) };
}

function stageNote(count: number, testsStage: boolean): string {
  if (count === 0) return 'No record of any stage can match.';
  if (testsStage) return count === 1 ? 'The rule itself asks for this stage.' : 'The rule itself asks for these stages.';
  return count === 1
    ? 'Only this stage is sure to have what it tests.'
    : 'It tests no stage, so one request can match several times, once for each stage recorded. Count by auditID.';
}

function bodyRows({ requestBody, responseBody }: RuleNeeds, rule: Rule): NeedRow[] {
  const rows: NeedRow[] = [];
  if (requestBody.length > 0) rows.push({ name: 'Request body', links: [], note: requestNote(rule) });
  if (responseBody.length > 0)
    rows.push({ name: 'Response body', links: [], note: 'Watches and streams have no response body.' });
  return rows;
}

function requestNote(rule: Rule): string {
  const patches = namedOperations(rule).some(({ verb }) => verb === 'patch');
  return patches
    ? 'For a patch it is the patch as sent: only what changes, or a list of steps if it is a JSON Patch.'
    : 'As sent, before admission: it lacks what webhooks add or change.';
}
