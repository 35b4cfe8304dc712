import type { Catalog, Rule } from '../../catalog/model.ts';
import { rulePath } from '../../catalog/rule-address.ts';
import { printLine } from '../../predicate/print.ts';
import { operationTitle } from '../labels.ts';
import type { SearchRecord } from './search-record.ts';

/** Operations that the summary of a rule names at most. */
const SHOWN_OPERATIONS = 3;

/** Characters of a predicate that are searched: a list of a hundred images says no more than its beginning. */
const SEARCHED_LOGIC = 800;

/** A rule as search knows it: by title, id, technique and vendor, and in prose by its logic. */
export function ruleRecord(rule: Rule, { corpora }: Catalog): SearchRecord {
  const { title, corpus, id, techniques, predicate } = rule;
  return {
    facets: { kind: 'rule', vendor: corpora.find((entry) => entry.id === corpus)?.title ?? corpus, technique: techniques },
    title,
    path: rulePath(rule),
    summary: summariseReach(rule),
    names: [id],
    aliases: [],
    text: printLine(predicate).slice(0, SEARCHED_LOGIC),
    weight: 0,
  };
}

/** "Looks for create pods/exec, get pods/exec and 3 more." */
function summariseReach({ reach, appliesToAll }: Rule): string {
  if (appliesToAll) return 'Applies to every request.';
  const named = reach.filter(({ how }) => how === 'named').map(({ operation }) => operationTitle(operation));
  if (named.length === 0) return `Reaches ${reach.length} operations and names none.`;
  const rest = named.length - SHOWN_OPERATIONS;
  return `Looks for ${named.slice(0, SHOWN_OPERATIONS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
