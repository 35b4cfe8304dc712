import { z } from 'zod';
import { readFolder, type TextFile } from '../../../catalog/read.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { CorpusImporter, ImportContext, ReadError } from '../corpus-importer.ts';
import { createTranslator, type Translator } from '../dialect.ts';
import { rateSeverity, rateStatus, unratedMessage } from '../rating.ts';
import { readDocuments, type UpstreamDocument } from '../read-document.ts';
import { readGkeAuthorizedResource } from '../readers/gke-authorized-resource.ts';
import { readGkeMethodName } from '../readers/gke-method-name.ts';
import { readGkeResourceName } from '../readers/gke-resource-name.ts';
import { readGrpcCode, readGrpcName } from '../readers/grpc-code.ts';
import { isFalse } from '../text/join.ts';
import { positionAt } from '../text/position.ts';
import { locateInScalar } from '../text/scalar-position.ts';
import { findLog, type SplunkLog, UNWRAPPED } from './logs.ts';
import { type Macros, readMacros } from './macros.ts';
import { readSearch, SearchError, type SearchReading } from './read-search.ts';

const detection = z.looseObject({
  name: z.string(),
  id: z.string(),
  status: z.string(),
  type: z.string(),
  search: z.string(),
  tags: z.looseObject({
    asset_type: z.string().optional(),
    mitre_attack_id: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).nullish(),
    risk_score: z.number().optional(),
    impact: z.number().optional(),
    confidence: z.number().optional(),
  }),
});
type Detection = z.infer<typeof detection>;

/** One detection in its file. */
interface Source {
  readonly file: TextFile;
  readonly document: UpstreamDocument;
  readonly rule: Detection;
  readonly log: SplunkLog;
}

/**
 * Reads the detections of splunk/security_content on Kubernetes audit logs, with the macros of the same checkout; of a folder without
 * `detections` all files. Detections on other logs are left aside without a word.
 */
export const importSplunk: CorpusImporter = (context) => {
  const { macros, errors } = readMacros(context.folder);
  const all: ReadError[] = [...errors];
  const unmapped = new Map<string, number>();
  const upstream = readFolder(context.folder, 'detections', '.yml');
  const rules = (upstream.length > 0 ? upstream : readFolder(context.folder, '', '.yml'))
    .filter(({ text }) => /`(?:kube_audit|aws_cloudwatchlogs_eks|kubernetes_azure|google_gcp_pubsub_message)`/.test(text))
    .flatMap((file) => readSources(file, all))
    .flatMap((source) => readRule(source, macros, context, { errors: all, unmapped }) ?? []);
  return { rules, rejected: [], errors: all, unmapped };
};

function readSources(file: TextFile, errors: ReadError[]): Source[] {
  const read = readDocuments(file.file, file.text);
  errors.push(...read.errors);
  return read.documents.flatMap((document): Source[] => {
    const { data: rule, error } = detection.safeParse(document.value);
    const [issue] = error?.issues ?? [];
    if (issue) {
      const message = `Cannot read "${issue.path.join('.')}": ${issue.message}`;
      errors.push({ path: file.file, ...document.locate(issue.path), message });
    }
    const log = rule && findLog(rule.search, rule.tags.asset_type ?? '');
    return rule && log ? [{ file, document, rule, log }] : [];
  });
}

interface Results {
  readonly errors: ReadError[];
  readonly unmapped: Map<string, number>;
}

function readRule(
  source: Source,
  macros: Macros,
  context: ImportContext,
  { errors, unmapped }: Results,
): RuleContent | undefined {
  const { file, document, rule, log } = source;
  const { corpus } = context;
  const fail = (key: string, message: string): undefined => {
    errors.push({ path: file.file, ...document.locate([key]), message });
  };
  const translators = createTranslators(log, context);
  if (!translators)
    return fail('search', `Cannot find the dialect "${log.dialect}": add content/vocab/dialects/${log.dialect}.yaml`);
  const reading = tryRead(source, macros, translators);
  if (reading instanceof SearchError) {
    errors.push(toReadError(source, reading));
    return undefined;
  }
  const status = rateStatus(corpus, statusOf(rule, corpus.statuses));
  const severity = rateSeverity(corpus, riskOf(rule));
  if (!status) return fail('status', unratedMessage(corpus, 'status', rule.status));
  if (!severity) return fail('tags', unratedMessage(corpus, 'severity', riskOf(rule) ?? ''));
  for (const { unmapped: own } of [translators.outer, translators.inner]) {
    for (const [name, count] of own) unmapped.set(name, (unmapped.get(name) ?? 0) + count);
  }
  return toContent(source, reading, translators, context, { status, severity });
}

/** The names of the log itself, and those of an event inside its records. */
interface Translators {
  readonly outer: Translator;
  readonly inner: Translator;
}

function createTranslators(log: SplunkLog, { dialects, fields }: ImportContext): Translators | undefined {
  const [outer, inner] = [dialects.get(log.dialect), dialects.get(UNWRAPPED.dialect)];
  const readers = {
    'gke-method-name': readGkeMethodName,
    'gke-resource-name': readGkeResourceName,
    'gke-authorized-resource': readGkeAuthorizedResource,
    'grpc-code': readGrpcCode,
    'grpc-name': readGrpcName,
  };
  return (
    outer &&
    inner && {
      outer: createTranslator({ dialect: outer, fields, readers }),
      inner: createTranslator({ dialect: inner, fields, readers }),
    }
  );
}

function tryRead({ rule }: Source, macros: Macros, { outer, inner }: Translators): SearchReading | SearchError {
  try {
    return readSearch(rule.search, macros, outer, (input) => (input === UNWRAPPED.input ? inner : undefined));
  } catch (error) {
    if (error instanceof SearchError) return error;
    throw error;
  }
}

function toReadError({ file, document, rule }: Source, { message, offset }: SearchError): ReadError {
  const place = locateInScalar(file.text, document.locate(['search']), rule.search, positionAt(rule.search, offset));
  return { path: file.file, ...place, message };
}

/** A detection of a type that is rated of its own, such as one for people to hunt with, has the type beside its status. */
function statusOf({ status, type }: Detection, statuses: ImportContext['corpus']['statuses']): string {
  const word = `${status}/${type}`;
  return Object.hasOwn(statuses, word) ? word : status;
}

/** Detections have no severity; the risk score is their impact times their confidence. */
function riskOf({ tags: { risk_score: risk, impact, confidence } }: Detection): string | null {
  return risk === undefined ? null : `risk ${risk} (impact ${impact}, confidence ${confidence})`;
}

function toContent(
  { file, rule, log }: Source,
  { predicate, unsupported }: SearchReading,
  { outer, inner }: Translators,
  { corpus, commit }: ImportContext,
  rated: Pick<RuleContent, 'status' | 'severity'>,
): RuleContent {
  const innerNames = inner.takeNames();
  const names = [...outer.takeNames(), ...innerNames].filter(({ field, name }) => field !== name);
  const isMisread = innerNames.length > 0 && log.dialect !== UNWRAPPED.dialect;
  const note = noteOf(rule.search, { predicate, unsupported }, isMisread);
  return {
    corpus: corpus.id,
    id: rule.id,
    title: rule.name,
    url: `https://github.com/${corpus.repository}/blob/${commit}/${encodeURI(file.file)}`,
    ...{ language: 'spl', dialect: log.dialect, logSource: log.logSource, scope: 'core', reading: 'parsed' },
    ...rated,
    tactics: [],
    techniques: [...new Set(rule.tags.mitre_attack_id ?? [])],
    predicate,
    ...(names.length > 0 && { names }),
    unsupported,
    ...(note !== '' && { note }),
    provenance: { repository: corpus.repository, path: file.file, commit, license: corpus.license },
  };
}

function noteOf(search: string, { predicate, unsupported }: SearchReading, isMisread: boolean): string {
  const words = unsupported.filter(({ what }) => what === 'full-text').map(({ text }) => `"${text}"`);
  const unlikeAll = /\S+!=\s*"?\*"?(?=\s|$)/.exec(search)?.[0];
  const notes = [
    ...(words.length > 0 ? [`Looks for ${words.join(' and ')} anywhere in the record, not in a field.`] : []),
    ...(isFalse(predicate) && unlikeAll ? [`Never matches: no value fits ${unlikeAll}.`] : []),
    ...(isMisread ? [`Reads the event from ${UNWRAPPED.input}, which records of this log do not have.`] : []),
  ];
  return notes.join(' ').slice(0, 600);
}
