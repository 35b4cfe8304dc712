import { readFolder, type TextFile } from '../../../catalog/read.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { CorpusImporter, ImportContext, ReadError, Rejected } from '../corpus-importer.ts';
import { listUnsupported } from '../list-unsupported.ts';
import { rateSeverity, rateStatus, unratedMessage } from '../rating.ts';
import { mapLeaves } from '../text/join.ts';
import { type CompiledRule, ConditionError, compileRule } from './compile-rule.ts';
import { createFalcoFields, type FalcoFields } from './fields.ts';
import type { Place } from './located-text.ts';
import { type FalcoRule, type RuleSet, readRuleSet } from './rule-set.ts';

/**
 * Reads the rules of the k8saudit family of plugins (falcosecurity/plugins) as Falco loads them: the common file, then what the
 * plugins of single providers change in it, then examples. A rule carries what was changed, and says so in its note.
 */
export const importFalco: CorpusImporter = (context) => {
  const dialect = context.dialects.get('falco');
  if (!dialect)
    return failed({ path: 'content/vocab/dialects/falco.yaml', line: 1, column: 1, message: 'Cannot find the dialect "falco"' });
  const set = readRuleSet(readRuleFiles(context.folder));
  const fields = createFalcoFields(dialect, context.fields);
  const rules: RuleContent[] = [];
  const rejected: Rejected[] = [];
  const errors: ReadError[] = [...set.errors];
  for (const rule of set.rules.values()) {
    if (rule.source === 'k8s_audit') readRule(rule, set, fields, { context, rules, errors });
    else rejected.push({ id: rule.name, path: rule.place.path, reason: `Reads the source "${rule.source}", not the audit log` });
  }
  return { rules, rejected, errors, unmapped: fields.unmapped };
};

function failed(error: ReadError): ReturnType<CorpusImporter> {
  return { rules: [], rejected: [], errors: [error], unmapped: new Map() };
}

/**
 * Those of a checkout of the plugins, where folders that have no rules of their own hold a link to the common file, and no file; of any
 * other folder all that hold items of Falco.
 */
function readRuleFiles(folder: string): TextFile[] {
  const upstream = readFolder(folder, 'plugins').filter(({ file }) => UPSTREAM.test(file));
  if (upstream.length > 0) return upstream.sort((a, b) => orderOf(a.file) - orderOf(b.file));
  return readFolder(folder, '').filter(({ text }) => /^- (?:rule|macro|list):/m.test(text));
}

const UPSTREAM = /^plugins\/k8saudit[^/]*\/(?:rules|hack)\/[^/]+\.yaml$/;

function orderOf(file: string): number {
  if (file.startsWith('plugins/k8saudit/rules/')) return 0;
  return isExample(file) ? 2 : 1;
}

function isExample(file: string): boolean {
  return file.includes('/hack/');
}

interface Results {
  readonly context: ImportContext;
  readonly rules: RuleContent[];
  readonly errors: ReadError[];
}

function readRule(rule: FalcoRule, set: RuleSet, fields: FalcoFields, { context, rules, errors }: Results): void {
  const fail = (message: string, place: Place = rule.place) =>
    errors.push({ ...place, message: `In the rule "${rule.name}": ${message}` });
  const compiled = tryCompile(rule, set, fields);
  if (compiled instanceof ConditionError) return void fail(compiled.message, compiled.place);
  const { corpus } = context;
  const word = statusOf(rule, compiled);
  const status = rateStatus(corpus, word);
  const severity = rateSeverity(corpus, rule.priority.toUpperCase());
  if (!status) fail(unratedMessage(corpus, 'status', word));
  else if (!severity) fail(unratedMessage(corpus, 'severity', rule.priority));
  else rules.push(toRule({ rule, compiled, fields, context }, { status, severity: { ...severity, original: rule.priority } }));
}

function tryCompile(rule: FalcoRule, set: RuleSet, fields: FalcoFields): CompiledRule | ConditionError {
  try {
    return compileRule(rule, set, fields.isList);
  } catch (error) {
    if (error instanceof ConditionError) return error;
    throw error;
  }
}

function statusOf(rule: FalcoRule, { switches }: CompiledRule): string {
  if (isExample(rule.place.path)) return 'example';
  if (!rule.isEnabled) return 'disabled';
  return switches.length > 0 ? 'disabled-by-macro' : '';
}

interface ReadRule {
  readonly rule: FalcoRule;
  readonly compiled: CompiledRule;
  readonly fields: FalcoFields;
  readonly context: ImportContext;
}

function toRule({ rule, compiled, fields, context }: ReadRule, rated: Pick<RuleContent, 'status' | 'severity'>): RuleContent {
  const { corpus, commit } = context;
  const { path, line } = rule.place;
  const predicate = mapLeaves(compiled.predicate, fields.translate);
  const names = fields.takeNames();
  const note = noteOf(rule, compiled);
  return {
    corpus: corpus.id,
    id: rule.name,
    title: rule.name,
    url: `https://github.com/${corpus.repository}/blob/${commit}/${path}#L${line}`,
    language: 'falco',
    dialect: 'falco',
    logSource: path.startsWith('plugins/k8saudit-gke/') ? 'gke-cloud-audit' : 'k8s-audit',
    ...{ scope: 'core', reading: 'parsed' },
    ...rated,
    tactics: [],
    techniques: [...new Set(rule.tags.filter((tag) => /^T\d{4}(\.\d{3})?$/.test(tag)))],
    predicate,
    ...(names.length > 0 && { names }),
    unsupported: listUnsupported(predicate),
    ...(note !== '' && { note }),
    provenance: { repository: corpus.repository, path, commit, license: corpus.license },
  };
}

function noteOf(rule: FalcoRule, { switches, files }: CompiledRule): string {
  const others = files.filter((file) => file !== rule.place.path).map((file) => file.split('/').at(-1));
  const notes = [
    ...(switches.length > 0
      ? [
          `Switched off as shipped by the macro ${switches.join(' or ')};`,
          'the predicate shows what the rule matches once that macro is set the other way.',
        ]
      : []),
    ...(others.length > 0 ? [`Includes what ${others.join(' and ')} adds for one provider.`] : []),
  ];
  return notes.join(' ');
}
