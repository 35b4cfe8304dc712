import { z } from 'zod';
import { readFile } from '../../../catalog/read.ts';
import { unsupported } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import type { Corpus } from '../../../schema/corpus.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { CorpusImporter, ImportContext } from '../corpus-importer.ts';
import { listUnsupported } from '../list-unsupported.ts';
import { collectOutcomes, type Outcome } from '../outcome.ts';
import { rateSeverity, rateStatus, unratedMessage } from '../rating.ts';
import { readDocuments, type UpstreamDocument } from '../read-document.ts';
import { ruleSlug } from '../rule-file.ts';
import { joinAll } from '../text/join.ts';
import { writeNote } from './note.ts';
import { describeEffective, operationBlock, toPredicate } from './operations.ts';
import { findStatedTests } from './stated-tests.ts';

const FILE = 'reviewed.json';

const reviewedRule = z.strictObject({
  corpus: z.string(),
  id: z.string().min(1).nullable(),
  title: z.string().min(3).max(200),
  path: z.string().nullable(),
  url: z.string().startsWith('https://'),
  license: z.string(),
  severity: z.string().nullable(),
  status: z.string(),
  language: z.string().min(2),
  logSource: z.string().min(2),
  scope: z.enum(['core', 'adjacent']),
  attack: z.strictObject({ tactics: z.array(z.string()), techniques: z.array(z.string()) }),
  operations: z.array(operationBlock),
  outcome: z.enum(['any', 'allow', 'deny']),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string(),
  /** Said for people in the note; the checks of rules find it by the predicate. */
  knownDefect: z.boolean().optional(),
});
type ReviewedRule = z.infer<typeof reviewedRule>;

const reviewedFile = z.object({ rules: z.array(reviewedRule).superRefine(refuseDoubles) });

function refuseDoubles(rules: readonly ReviewedRule[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const key = `${rule.corpus}/${idOf(rule)}`;
    if (seen.has(key)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${key}" stands there twice` });
    seen.add(key);
  }
}

/**
 * Reads reviewed.json: rules of corpora whose languages no importer parses, with the operations that a person read in each. What a rule
 * demands beside them was not transcribed, so that its predicate is never certain to match. Each rule names its own commit.
 */
export const importReviewed: CorpusImporter = (context) => {
  const file = readFile(context.folder, FILE);
  if (!file) return collectOutcomes([fail({ line: 1, column: 1 }, `Cannot find ${FILE} in the folder`)]);
  const { documents, errors } = readDocuments(FILE, file.text);
  const [document] = documents;
  if (!document) return collectOutcomes([errors.length > 0 ? { errors } : fail({ line: 1, column: 1 }, `${FILE} is empty`)]);
  const result = reviewedFile.safeParse(document.value);
  if (result.success) return collectOutcomes(result.data.rules.map((rule, index) => readRule(rule, index, document, context)));
  return collectOutcomes(
    result.error.issues.map(({ path, message }) => fail(document.locate(path), `Cannot read "${path.join('.')}": ${message}`)),
  );
};

function fail(place: { line: number; column: number }, message: string): Outcome {
  return { errors: [{ path: FILE, ...place, message }] };
}

function readRule(rule: ReviewedRule, index: number, document: UpstreamDocument, { corpora }: ImportContext): Outcome {
  const at = (key: keyof ReviewedRule) => document.locate(['rules', index, key]);
  const corpus = corpora.get(rule.corpus);
  if (!corpus)
    return fail(at('corpus'), `Cannot find the corpus "${rule.corpus}" in content/vocab/corpora.yaml: describe it there`);
  const status = rateStatus(corpus, rule.status);
  const severity = rateSeverity(corpus, rule.severity);
  if (!status) return fail(at('status'), unratedMessage(corpus, 'status', rule.status));
  if (!severity) return fail(at('severity'), unratedMessage(corpus, 'severity', rule.severity ?? ''));
  const id = idOf(rule);
  if (rule.operations.length === 0) {
    const reason = writeNote([rule.note, 'It names no request to the API of a cluster']) ?? '';
    const commit = commitOf(rule.url);
    return { rejected: { corpus: corpus.id, commit, id, ...(rule.path !== null && { path: rule.path }), reason } };
  }
  return { rule: toContent(rule, id, corpus, { status, severity }) };
}

/** A rule without a public id has the words of its title for one. */
function idOf({ id, title }: ReviewedRule): string {
  return id ?? ruleSlug(title, new Set());
}

function toContent(rule: ReviewedRule, id: string, corpus: Corpus, rated: Pick<RuleContent, 'status' | 'severity'>): RuleContent {
  const predicate = readLogic(rule, id);
  const note = writeNote([
    rule.note,
    describeEffective(rule.operations),
    rule.id === null ? 'Its id is not public; this one is made of its title' : undefined,
    rule.confidence === 'high' ? undefined : `The operations were read with ${rule.confidence} confidence`,
  ]);
  return {
    corpus: corpus.id,
    id,
    title: rule.title,
    url: rule.url,
    language: rule.language,
    logSource: rule.logSource,
    scope: rule.scope,
    reading: 'hand-read',
    ...rated,
    tactics: unique(rule.attack.tactics.flatMap((tactic) => toTacticId(tactic) ?? [])),
    techniques: unique(rule.attack.techniques.filter((technique) => /^T\d{4}(\.\d{3})?$/.test(technique))),
    predicate,
    unsupported: listUnsupported(predicate),
    ...(note !== undefined && { note }),
    provenance: toProvenance(rule, corpus),
  };
}

const OUTCOMES = {
  any: 'the other conditions of the rule',
  allow: 'the other conditions of the rule, and that the request was allowed or succeeded',
  deny: 'the other conditions of the rule, and that the request was denied or failed',
};

function readLogic({ corpus, operations, outcome }: ReviewedRule, id: string): Predicate {
  return joinAll([toPredicate(operations), ...findStatedTests(corpus, id), unsupported('not-transcribed', OUTCOMES[outcome])]);
}

/** Some rules write the name of a tactic for its id. */
function toTacticId(tactic: string): string | undefined {
  if (/^TA\d{4}$/.test(tactic)) return tactic;
  return tactic === 'Persistence' ? 'TA0003' : undefined;
}

function toProvenance({ url, path }: ReviewedRule, { repository, license }: Corpus): RuleContent['provenance'] {
  return { repository, path: path ?? new URL(url).pathname.slice(1), commit: commitOf(url), license };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** The commit stands in the address; rules that only a vendor's pages tell of have none. */
function commitOf(url: string): string {
  return /\/(?:blob|tree)\/([0-9a-f]{40})\//.exec(url)?.[1] ?? 'none';
}
