import type { Catalog, Rule } from '../../catalog/model.ts';
import { rulePath } from '../../catalog/rule-address.ts';
import type { Indicators } from './indicators.ts';

/** A rule as the JSON twins list it: what the dumps say of it, and what people ask first. */
export interface TwinRule {
  readonly corpus: string;
  readonly id: string;
  readonly how?: 'named' | 'also' | undefined;
  readonly title: string;
  readonly url: string;
  readonly severity: string;
  readonly status: string;
}

/** The rules of an operation, in the words of data/operations.json: one that names the resource and no verb is `also`. */
export function operationRows(id: string, { rulesOf }: Catalog): TwinRule[] {
  return (rulesOf.get(id) ?? []).map(({ rule, how }) => toTwinRule(rule, how === 'any' ? 'also' : how));
}

export function toTwinRule(rule: Rule, how?: TwinRule['how']): TwinRule {
  const { corpus, id, title, severity, status } = rule;
  return { corpus, id, how, title, url: rulePath(rule), severity: severity.level, status: status.level };
}

/** The tests that rules have in common, all of them. */
export function indicatorRows({ wanted, excluded }: Indicators): object[] {
  return [wanted, excluded].flatMap((rows) =>
    rows.map(({ field, kind, value, rules, vendors }) => ({ field, kind, value, excluded: rows === excluded, rules, vendors })),
  );
}
