import { readFolder } from '../../../catalog/read.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { CorpusImporter, ImportContext } from '../corpus-importer.ts';
import { createTranslator, type Translator } from '../dialect.ts';
import { listUnsupported } from '../list-unsupported.ts';
import { collectOutcomes, type Outcome } from '../outcome.ts';
import { rateSeverity, rateStatus, unratedMessage } from '../rating.ts';
import { readAzureArcOperation } from '../readers/azure-arc-operation.ts';
import { readGkeMethodName } from '../readers/gke-method-name.ts';
import { readGkeEventType, readGkeOutcome } from '../readers/gke-outcome.ts';
import { readGkeResourceName } from '../readers/gke-resource-name.ts';
import { readGrpcCode } from '../readers/grpc-code.ts';
import { joinAny } from '../text/join.ts';
import { TextError } from '../text/position.ts';
import { readMitre, readThreat } from './attack.ts';
import { type ElasticLog, findElasticLog } from './log.ts';
import { LANGUAGES, type Logic, readDemands, readQuery } from './logic.ts';
import { type ElasticFile, locateKey, locateQuery, readToml } from './read-toml.ts';

/** What became of one file. */
/** A rule or hunt in the same words. */
interface Facts extends Pick<RuleContent, 'id' | 'title' | 'tactics' | 'techniques' | 'note'> {
  readonly language: string;
  readonly queries: readonly string[];
  readonly indexes: readonly string[];
  readonly maturity: string;
  readonly severity: string | null;
  readonly demands: RuleContent['unsupported'];
}

/**
 * Reads the rules and hunts of an elastic/detection-rules checkout on logs of Kubernetes requests: the audit log, its forms in AKS and
 * GKE, and Azure's activity log of clusters in Azure Arc. Rules on other logs are left aside without a word.
 */
export const importElastic: CorpusImporter = (context) => {
  const files = readFolder(context.folder, '', '.toml').filter(({ text }) => /kubernetes|kube-audit|k8s/i.test(text));
  return collectOutcomes(files.flatMap(({ file, text }) => readRule(file, text, context) ?? []));
};

function readRule(path: string, source: string, context: ImportContext): Outcome | undefined {
  const file = readToml(path, source);
  if (!file || 'errors' in file) return file;
  const facts = toFacts(file);
  const log = findElasticLog(facts.indexes, facts.queries.join('\n'));
  if (!log) return undefined;
  const language = Object.hasOwn(LANGUAGES, facts.language) ? LANGUAGES[facts.language] : undefined;
  if (!language) return { rejected: { id: facts.id, path, reason: `Written in "${facts.language}", which is not read` } };
  const translator = createElasticTranslator(log.dialect, context);
  try {
    const logic = facts.queries.map((query) => readQuery(language, query, locateQuery(source, query), translator));
    return toOutcome({ facts, path, source, log, language, logic, translator, context });
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    return { errors: [{ path, ...error.position, message: error.message }] };
  }
}

function toFacts(file: ElasticFile): Facts {
  if (file.kind === 'hunt') {
    const { uuid, name, language, query, mitre } = file.hunt;
    return {
      ...{ id: uuid, title: name, language: language[0] ?? '', queries: query, indexes: query.flatMap(readFrom) },
      ...{ maturity: 'hunting', severity: null, demands: [], ...readMitre(mitre) },
    };
  }
  const { rule, maturity } = file;
  const queries = rule.query === undefined ? [] : [rule.query];
  return {
    ...{ id: rule.rule_id, title: rule.name, language: rule.language ?? rule.type, queries },
    ...{ indexes: [...(rule.index ?? []), ...queries.flatMap(readFrom)], maturity, severity: rule.severity },
    ...(rule.building_block_type !== undefined && {
      note: 'A building block: its alerts are for other rules, and hidden by default.',
    }),
    ...{ demands: readDemands(rule), ...readThreat(rule.threat) },
  };
}

/** Index patterns that a query itself names first, as ES|QL does. */
function readFrom(query: string): string[] {
  const text = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*from\s+([^|]*)/i.exec(query)?.[1];
  return (
    text
      ?.split(/\bmetadata\b/i)[0]
      ?.split(',')
      .map((index) => index.trim()) ?? []
  );
}

function createElasticTranslator(id: string, { dialects, fields }: ImportContext): Translator {
  const dialect = dialects.get(id);
  if (!dialect) throw new Error(`Cannot find the dialect "${id}": add content/vocab/dialects/${id}.yaml`);
  return createTranslator({
    dialect,
    fields,
    readers: {
      'gke-method-name': readGkeMethodName,
      'gke-resource-name': readGkeResourceName,
      'gke-outcome': readGkeOutcome,
      'gke-event-type': readGkeEventType,
      'grpc-code': readGrpcCode,
      'azure-arc-operation': readAzureArcOperation,
    },
  });
}

interface ReadParts {
  readonly facts: Facts;
  readonly path: string;
  readonly source: string;
  readonly log: ElasticLog;
  readonly language: string;
  readonly logic: readonly Logic[];
  readonly translator: Translator;
  readonly context: ImportContext;
}

function toOutcome(parts: ReadParts): Outcome {
  const { facts, path, source, translator } = parts;
  const { corpus } = parts.context;
  if (facts.queries.length === 0) return { rejected: { id: facts.id, path, reason: 'Has no query' } };
  const status = rateStatus(corpus, facts.maturity);
  const severity = rateSeverity(corpus, facts.severity);
  const unrated = (kind: 'status' | 'severity', key: string, word: string): Outcome => ({
    errors: [{ path, ...locateKey(source, key), message: unratedMessage(corpus, kind, word) }],
  });
  if (!status) return unrated('status', 'maturity', facts.maturity);
  if (!severity) return unrated('severity', 'severity', facts.severity ?? '');
  return { rule: toContent(parts, { status, severity }), unmapped: translator.unmapped };
}

/** Several queries of a hunt mean any of them. */
function toContent(
  { facts, path, log, language, logic, translator, context: { corpus, commit } }: ReadParts,
  rated: Pick<RuleContent, 'status' | 'severity'>,
): RuleContent {
  const predicate = joinAny(logic.map((part) => part.predicate));
  const names = translator.takeNames().filter(({ field, name }) => field !== name);
  return {
    ...{ corpus: corpus.id, id: facts.id, title: facts.title },
    url: `https://github.com/${corpus.repository}/blob/${commit}/${encodeURI(path)}`,
    ...{ language, dialect: log.dialect, logSource: log.logSource, scope: log.scope, reading: 'parsed' },
    ...rated,
    ...{ tactics: facts.tactics, techniques: facts.techniques, predicate },
    ...(names.length > 0 && { names }),
    unsupported: [...listUnsupported(predicate), ...logic.flatMap((part) => part.unsupported), ...facts.demands],
    ...(facts.note !== undefined && { note: facts.note }),
    provenance: { repository: corpus.repository, path, commit, license: corpus.license },
  };
}
