import type { Catalog, Rule } from '../catalog/model.ts';
import type { Corpus } from '../schema/corpus.ts';
import { attackUrl } from './attack-url.ts';
import type { Link } from './link.ts';
import { corpusHref } from './urls.ts';

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
  const toLinks = (ids: readonly string[]): Link[] => ids.map((id) => ({ text: id, href: attackUrl(id) }));
  const spelling = catalog.dialects.find(({ id }) => id === dialect);
  const facts: (RuleFact | undefined)[] = [
    { name: 'Vendor', links: [{ text: corpus.title, href: corpusHref(corpus) }] },
    { name: 'Rule id', text: rule.id, code: true },
    techniques.length > 0
      ? { name: 'Techniques', links: toLinks(techniques), note: attackVersion && `of ATT&CK ${attackVersion}` }
      : undefined,
    tactics.length > 0 ? { name: 'Tactics', links: toLinks(tactics) } : undefined,
    { name: 'Language', text: rule.language, note: spelling && `fields as in: ${spelling.title}` },
    { name: 'Log', text: rule.logSource, note: rule.scope === 'adjacent' ? ADJACENT : undefined },
    { name: 'How it was read', text: rule.reading === 'parsed' ? 'by a program' : 'by a person', note: READING[rule.reading] },
    { name: 'Source', links: [{ text: sourceLabel(rule), href: rule.url }] },
    { name: 'Licence', text: provenance.license, note: corpus.licenseNote },
    { name: 'Credit', text: creditLine(authors, corpus, provenance.license) },
  ];
  return facts.filter((fact) => fact !== undefined);
}

const ADJACENT = 'a log beside the audit log, which tells of the same calls';

const READING: Readonly<Record<Rule['reading'], string>> = {
  parsed: 'what it could not put into tests of fields stands in the words of the rule',
  'hand-read': 'who noted which operations it names; what it demands besides is not in data here',
};

/** "elastic/detection-rules at 14cf530f0d21", or the name of the vendor's site where there is no repository. */
function sourceLabel({ url, provenance: { repository, commit } }: Rule): string {
  if (!repository.includes('/')) return new URL(url).hostname;
  return /^[\da-f]{12,}$/.test(commit) ? `${repository} at ${commit.slice(0, 12)}` : repository;
}

/** The credit that licences ask for, and that is due anyway: who wrote the rule, and under which terms. */
export function creditLine(authors: readonly string[], corpus: Corpus, license: string): string {
  const who = authors.length > 0 ? authors.join(', ') : (corpus.credit ?? corpus.vendor);
  return `${corpus.title} rule by ${who}, ${licenseLabel(license)}`;
}

function licenseLabel(license: string): string {
  return license === 'none stated' ? 'no licence stated' : license === 'DRL-1.1' ? 'Detection Rule License (DRL) 1.1' : license;
}
