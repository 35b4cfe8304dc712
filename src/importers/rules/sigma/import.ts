import { readFolder } from '../../../catalog/read.ts';
import type { Predicate } from '../../../predicate/types.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { CorpusImporter, ImportContext } from '../corpus-importer.ts';
import { createTranslator, type Translator } from '../dialect.ts';
import { listUnsupported } from '../list-unsupported.ts';
import { collectOutcomes, type Outcome } from '../outcome.ts';
import { rateSeverity, rateStatus, unratedMessage } from '../rating.ts';
import { readDocuments, type UpstreamDocument } from '../read-document.ts';
import { readAzureArcOperation } from '../readers/azure-arc-operation.ts';
import { readGkeMethodName } from '../readers/gke-method-name.ts';
import { mapLeaves } from '../text/join.ts';
import { findLog, type KnownLog } from './log-source.ts';
import { readFacts, readLogic, type SigmaRule } from './read-rule.ts';
import { readAttackTags } from './tags.ts';

/** What became of one document. */
/**
 * Reads the rules of a SigmaHQ checkout on logs of Kubernetes requests: the audit log, GKE's audit log, and the activity log of clusters
 * in Azure Arc. Rules on other logs are left aside without a word.
 */
export const importSigma: CorpusImporter = (context) =>
  collectOutcomes(
    readFolder(context.folder, '', '.yml')
      .filter(({ text }) => /kubernetes|k8s|connectedclusters/i.test(text) && /^(logsource|correlation):/m.test(text))
      .flatMap(({ file, text }) => readFile(file, text, context)),
  );

function readFile(path: string, text: string, context: ImportContext): Outcome[] {
  const { documents, errors } = readDocuments(path, text);
  if (errors.length > 0) return [{ errors }];
  return documents.flatMap((document) => readRule(document, path, context) ?? []);
}

function readRule(document: UpstreamDocument, path: string, context: ImportContext): Outcome | undefined {
  const { logsource, correlation, id } = (document.value ?? {}) as Record<string, unknown>;
  if (correlation !== undefined) {
    return { rejected: { id: String(id), path, reason: 'Correlates other rules: no single event decides' } };
  }
  const log = typeof logsource === 'object' && logsource !== null ? findLog(logsource) : undefined;
  if (!log) return undefined;
  const facts = readFacts(document, path);
  if ('errors' in facts) return facts;
  const logic = readLogic(facts.rule, document, path);
  if ('errors' in logic) return logic;
  const translator = createDialectTranslator(log.dialect, context);
  const predicate = mapLeaves(logic.predicate, translator.translate);
  if (log.isShared && !namesRequest(predicate)) {
    return { rejected: { id: facts.rule.id, path, reason: 'Names no request to the API of a cluster' } };
  }
  return toOutcome({ rule: facts.rule, document, path, log, predicate, translator, context });
}

function createDialectTranslator(id: string, { dialects, fields }: ImportContext): Translator {
  const dialect = dialects.get(id);
  if (!dialect) throw new Error(`Cannot find the dialect "${id}": add content/vocab/dialects/${id}.yaml`);
  return createTranslator({
    dialect,
    fields,
    readers: { 'gke-method-name': readGkeMethodName, 'azure-arc-operation': readAzureArcOperation },
  });
}

function namesRequest(predicate: Predicate): boolean {
  if ('all' in predicate) return predicate.all.some(namesRequest);
  if ('any' in predicate) return predicate.any.some(namesRequest);
  if ('not' in predicate) return namesRequest(predicate.not);
  return 'field' in predicate && (predicate.field === 'verb' || predicate.field.startsWith('objectRef.'));
}

interface ReadRule {
  readonly rule: SigmaRule;
  readonly document: UpstreamDocument;
  readonly path: string;
  readonly log: KnownLog;
  readonly predicate: Predicate;
  readonly translator: Translator;
  readonly context: ImportContext;
}

function toOutcome(read: ReadRule): Outcome {
  const { rule, document, path, translator } = read;
  const { corpus } = read.context;
  const unrated = (kind: 'status' | 'severity', key: 'status' | 'level'): Outcome => ({
    errors: [{ path, ...document.locate([key]), message: unratedMessage(corpus, kind, rule[key] ?? '') }],
  });
  const status = rateStatus(corpus, rule.status ?? '');
  const severity = rateSeverity(corpus, rule.level ?? null);
  if (!status) return unrated('status', 'status');
  if (!severity) return unrated('severity', 'level');
  return { rule: toContent(read, { status, severity }), unmapped: translator.unmapped };
}

function toContent(
  { rule, path, log, predicate, translator, context: { corpus, commit } }: ReadRule,
  rated: Pick<RuleContent, 'status' | 'severity'>,
): RuleContent {
  const { tactics, techniques, unknown } = readAttackTags(rule.tags ?? []);
  const authors = (rule.author ?? '').split(',').flatMap((author) => author.trim() || []);
  const names = translator.takeNames().filter(({ field, name }) => field !== name);
  const { timeframe } = rule.detection;
  return {
    corpus: corpus.id,
    id: rule.id,
    title: rule.title,
    url: `https://github.com/${corpus.repository}/blob/${commit}/${encodeURI(path)}`,
    ...(authors.length > 0 && { authors }),
    ...{ language: 'sigma', dialect: log.dialect, logSource: log.logSource, scope: log.scope, reading: 'parsed' },
    ...rated,
    tactics,
    techniques,
    predicate,
    ...(names.length > 0 && { names }),
    unsupported: [
      ...listUnsupported(predicate),
      ...(timeframe === undefined ? [] : [{ what: 'time' as const, text: `timeframe: ${timeframe}`.slice(0, 400) }]),
    ],
    ...(unknown.length > 0 && { note: `Left out, as no tactic or technique of ATT&CK: ${unknown.join(', ')}.`.slice(0, 600) }),
    provenance: { repository: corpus.repository, path, commit, license: corpus.license },
  };
}
