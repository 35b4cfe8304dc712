import type { Catalog, Rule } from '../../catalog/model.ts';
import { rulePath } from '../../catalog/rule-address.ts';
import { sortBySeverity } from './rule-item.ts';
import type { BundledRule, RulesBundle } from './rules-bundle.ts';
import { UNSUPPORTED_WORDS } from './unsupported-words.ts';

/**
 * The rules of the catalog as a module that a script imports: the classifier's page may connect to nothing, but load scripts of its
 * own server.
 */
export function toRulesModule(catalog: Catalog): string {
  return `export default ${JSON.stringify(toRulesBundle(catalog))};\n`;
}

function toRulesBundle({ rules, corpora, actors }: Catalog): RulesBundle {
  return {
    vendors: Object.fromEntries(corpora.map(({ id, title }) => [id, title])),
    reasons: UNSUPPORTED_WORDS,
    rules: rules.toSorted((a, b) => sortBySeverity(a, b) || (a.title < b.title ? -1 : 1)).map(toBundledRule),
    actors: Object.fromEntries(actors.map(({ name, slug }) => [name, `/actors/${slug}/`])),
  };
}

function toBundledRule(rule: Rule): BundledRule {
  const { corpus, title, predicate, severity, status, logSource, unsupported } = rule;
  return {
    ...{ corpus, title, path: rulePath(rule), severity: severity.level },
    ...(status.level === 'stable' ? {} : { status: status.level }),
    ...(logSource === 'k8s-audit' ? {} : { log: logSource }),
    unsupported: [...new Set(unsupported.map(({ what }) => what))].map((what) => ({ what })),
    predicate,
  };
}
