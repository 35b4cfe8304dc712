import { z } from 'zod';
import { readFolder } from '../../../catalog/read.ts';
import { all, unsupported } from '../../../predicate/build.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { CorpusImporter, ImportContext, ReadError } from '../corpus-importer.ts';
import { createTranslator, type Translator } from '../dialect.ts';
import { listUnsupported } from '../list-unsupported.ts';
import { collectOutcomes, type Outcome } from '../outcome.ts';
import { rateSeverity, rateStatus, unratedMessage } from '../rating.ts';
import { readDocuments, type UpstreamDocument } from '../read-document.ts';
import { mapLeaves } from '../text/join.ts';
import { readSections } from './criteria.ts';

const DIALECT = 'stackrox';

const text = z.string().min(1);
const policy = z.object({
  id: text,
  name: z.string().min(3).max(200),
  eventSource: z.literal('AUDIT_LOG_EVENT'),
  severity: text,
  disabled: z.boolean().optional(),
  scope: z.array(z.unknown()).optional(),
  exclusions: z.array(z.unknown()).optional(),
  policySections: z
    .array(
      z.object({
        policyGroups: z
          .array(
            z.object({
              fieldName: text,
              booleanOperator: z.enum(['OR', 'AND']).optional(),
              negate: z.boolean().optional(),
              values: z.array(z.object({ value: z.string() })).min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  mitreAttackVectors: z.array(z.object({ tactic: text, techniques: z.array(text).optional() })).optional(),
});
type Policy = z.infer<typeof policy>;

/** Reads the default policies of a StackRox checkout whose event source is the audit log. Policies on anything else are left aside. */
export const importStackrox: CorpusImporter = (context) => {
  const dialect = context.dialects.get(DIALECT);
  if (!dialect) throw new Error(`Cannot find the dialect "${DIALECT}": add content/vocab/dialects/${DIALECT}.yaml`);
  const translator = createTranslator({ dialect, fields: context.fields, readers: {} });
  const outcomes = readFolder(context.folder, '', '.json')
    .filter(({ text }) => /"eventSource":\s*"AUDIT_LOG_EVENT"/.test(text) && text.includes('"policySections"'))
    .map(({ file, text }) => readFile(file, text, translator, context));
  return { ...collectOutcomes(outcomes), unmapped: translator.unmapped };
};

function readFile(path: string, text: string, translator: Translator, { corpus, commit }: ImportContext): Outcome {
  const { documents, errors } = readDocuments(path, text);
  const [document] = documents;
  if (!document) return { errors };
  const result = policy.safeParse(document.value);
  if (!result.success) return { errors: result.error.issues.map((issue) => toError(document, path, issue)) };
  const severity = rateSeverity(corpus, result.data.severity);
  const status = rateStatus(corpus, result.data.disabled ? 'disabled' : 'enabled');
  if (!severity || !status) {
    const message = unratedMessage(corpus, severity ? 'status' : 'severity', severity ? 'enabled' : result.data.severity);
    return { errors: [{ path, ...document.locate([severity ? 'disabled' : 'severity']), message }] };
  }
  const facts = { status, severity, provenance: { repository: corpus.repository, path, commit, license: corpus.license } };
  return { rule: toContent(result.data, facts, corpus.id, translator) };
}

function toError(document: UpstreamDocument, path: string, { path: keys, message }: z.core.$ZodIssue): ReadError {
  return { path, ...document.locate(keys), message: `Cannot read "${keys.join('.')}": ${message}` };
}

type Facts = Pick<RuleContent, 'status' | 'severity' | 'provenance'>;

/** Deployments and clusters that a policy is kept to are no fields of an event. */
function toContent(policy: Policy, { status, severity, provenance }: Facts, corpus: string, translator: Translator): RuleContent {
  translator.takeNames();
  const logic = mapLeaves(readSections(policy.policySections), translator.translate);
  const names = translator.takeNames();
  const limits = (['scope', 'exclusions'] as const).filter((key) => (policy[key] ?? []).length > 0);
  const predicate = all(
    logic,
    ...limits.map((key) => unsupported('lookup', `${key}: ${JSON.stringify(policy[key])}`.slice(0, 400))),
  );
  const vectors = policy.mitreAttackVectors ?? [];
  return {
    corpus,
    id: policy.id,
    title: policy.name,
    url: `https://github.com/${provenance.repository}/blob/${provenance.commit}/${encodeURI(provenance.path)}`,
    ...{
      language: 'stackrox-policy-json',
      dialect: DIALECT,
      logSource: 'k8s-audit (OpenShift)',
      scope: 'core',
      reading: 'parsed',
    },
    status,
    severity,
    tactics: unique(vectors.map(({ tactic }) => tactic).filter((id) => /^TA\d{4}$/.test(id))),
    techniques: unique(vectors.flatMap(({ techniques = [] }) => techniques).filter((id) => /^T\d{4}(\.\d{3})?$/.test(id))),
    predicate,
    ...(names.length > 0 && { names }),
    unsupported: listUnsupported(predicate),
    note: NOTE,
    provenance,
  };
}

/** @see https://github.com/stackrox/stackrox/blob/05b4db9e0bc9cf4d70a42987aa38e35cbe7934d1/compliance/collection/auditlog/auditlog_impl.go */
const NOTE =
  'The product hands its policies only events of the stages ResponseComplete and Panic, of the resources it knows, and none of the verbs list and watch. Values that are not of an enumeration fit every text that begins so.';

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
