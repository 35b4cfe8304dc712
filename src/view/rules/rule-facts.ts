import type { Catalog, Rule } from '../../catalog/model.ts';
import type { Corpus } from '../../schema/corpus.ts';
import { attackUrl } from '../attack/attack-url.ts';
import { techniqueName } from '../attack/operation-attack.ts';
import { tacticLabel } from '../attack/tactics.ts';
import type { Link } from '../link.ts';
import { corpusHref, dialectHref, techniqueHref } from '../urls.ts';

/** One fact on a rule: a name, and what it is in words, as links, or both. */
export interface RuleFact {
  readonly name: string;
  readonly text?: string | undefined;
  readonly links?: readonly Link[] | undefined;
  readonly code?: boolean | undefined;
  readonly note?: string | undefined;
}

/** The facts that stand at the head of a rule page, those that the rule has. */
export function toRuleFacts(rule: Rule, corpus: Corpus, catalog: Catalog): RuleFact[] {
  const { tactics, techniques, attackVersion, provenance, dialect, authors = [] } = rule;
  const toLinks = (ids: readonly string[]): Link[] =>
    ids.map((id) => ({ text: `${id} ${techniqueName(id, catalog)}`.trim(), href: techniqueHref(id) }));
  const spelling = catalog.dialects.find(({ id }) => id === dialect);
  const facts: (RuleFact | undefined)[] = [
    { name: 'Vendor', links: [{ text: corpus.title, href: corpusHref(corpus) }] },
    { name: 'Rule id', text: rule.id, code: true },
    techniques.length > 0
      ? { name: 'Techniques', links: toLinks(techniques), note: attackVersion && `of ATT&CK ${attackVersion}` }
      : undefined,
    tactics.length > 0
      ? { name: 'Tactics', links: tactics.map((id) => ({ text: tacticLabel(id, catalog, attackVersion), href: attackUrl(id) })) }
      : undefined,
    { name: 'Language', text: LANGUAGES[rule.language] ?? rule.language },
    spelling && { name: 'Field names', links: [{ text: spelling.title, href: dialectHref(spelling) }] },
    { name: 'Log', text: LOGS[rule.logSource] ?? rule.logSource, note: rule.scope === 'adjacent' ? ADJACENT : undefined },
    { name: 'Read by', text: rule.reading === 'parsed' ? 'a program' : 'a person', note: READING[rule.reading] },
    { name: 'Source', links: [{ text: sourceLabel(rule), href: rule.url }] },
    { name: 'Licence', text: provenance.license, note: corpus.licenseNote },
    { name: 'Credit', text: creditLine(authors, corpus, provenance.license) },
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** Languages and logs of rules as people write them, by the words of the rule files. */
const LANGUAGES: Readonly<Record<string, string>> = {
  'cloudwatch-logs-insights': 'CloudWatch Logs Insights',
  'datadog-log-search': 'Datadog log search',
  eql: 'EQL',
  esql: 'ES|QL',
  'expr-lang': 'Expr',
  falco: 'Falco condition',
  kuery: 'KQL (Kibana)',
  kusto: 'Kusto (KQL)',
  'panther-python': 'Python',
  predicate: "this catalog's own",
  sigma: 'Sigma',
  'snowflake-sql': 'Snowflake SQL',
  spl: 'SPL',
  'stackrox-policy-json': 'policy in JSON',
  'sumo-cse': 'Sumo Logic Cloud SIEM',
};

const LOGS: Readonly<Record<string, string>> = {
  'aks-kube-audit': 'audit log of AKS (kube-audit)',
  'azure-activity-log': 'Azure activity log',
  'eks+aks+gke (UDM)': 'audit logs of EKS, AKS and GKE (unified data model)',
  'eks-cloudwatch': 'audit log of EKS (CloudWatch)',
  'gke-cloud-audit': 'Cloud Audit Logs of GKE',
  'k8s-audit': 'Kubernetes audit log',
  'k8s-audit (OpenShift)': 'Kubernetes audit log of OpenShift',
  'k8s-audit (field aliases)': 'Kubernetes audit log, under other names of fields',
};

const ADJACENT = 'not the audit log of the cluster; it tells of the same calls';

const READING: Readonly<Record<Rule['reading'], string>> = {
  parsed: 'what is no test of a field is quoted from the rule',
  'hand-read': 'who noted which operations it names; its other conditions are only described',
};

/** "elastic/detection-rules at 14cf530f0d21", or the name of the vendor's site where there is no repository. */
function sourceLabel({ url, provenance: { repository, commit } }: Rule): string {
  if (!repository.includes('/')) return new URL(url).hostname;
  return /^[\da-f]{12,}$/.test(commit) ? `${repository} at ${commit.slice(0, 12)}` : repository;
}

/** The credit that licences ask for, and that is due anyway: who wrote the rule, and under which terms. */
function creditLine(authors: readonly string[], corpus: Corpus, license: string): string {
  const who = authors.length > 0 ? authors.join(', ') : (corpus.credit ?? corpus.vendor);
  return `${corpus.title} rule by ${who}, ${licenseLabel(license)}`;
}

function licenseLabel(license: string): string {
  return license === 'none stated' ? 'no licence stated' : license === 'DRL-1.1' ? 'Detection Rule License (DRL) 1.1' : license;
}
