import type { Operation, Rule } from '../../src/catalog/model.ts';

/** A conjunction that a rule was read to demand; what is left out is not tested. */
export interface Block {
  readonly verbs?: readonly string[];
  readonly resources?: readonly string[];
  readonly subresources?: readonly string[] | 'none';
  readonly notSubresources?: readonly string[];
  readonly apiGroups?: readonly string[];
}

/** The operations of one rule as a person read them from its text. */
export interface Truth {
  readonly corpus: string;
  readonly id: string;
  readonly title: string;
  readonly operations: readonly Block[];
}

export interface Comparison {
  readonly truth: Truth;
  /** Ids that the rule reaches by both, by the catalog alone, by the reader alone. */
  readonly both: readonly string[];
  readonly extra: readonly string[];
  readonly missing: readonly string[];
  /** The catalog has no such rule: all of the truth is missing. */
  readonly unknown: boolean;
}

/** Compares what each rule reaches in the catalog with what a person read, over `operations`. */
export function compareReach(truths: readonly Truth[], rules: readonly Rule[], operations: readonly Operation[]): Comparison[] {
  const byKey = new Map(rules.map((rule) => [`${rule.corpus} ${rule.id}`, rule]));
  return truths.map((truth) => {
    const rule = byKey.get(`${truth.corpus} ${truth.id}`);
    const ids = operations.map(({ id }) => id);
    const found = new Set(rule?.appliesToAll ? ids : rule?.reach.map(({ operation }) => operation.id));
    const wanted = new Set(
      operations.filter((operation) => truth.operations.some((block) => isIn(block, operation))).map(({ id }) => id),
    );
    return {
      truth,
      both: ids.filter((id) => found.has(id) && wanted.has(id)),
      extra: ids.filter((id) => found.has(id) && !wanted.has(id)),
      missing: ids.filter((id) => !found.has(id) && wanted.has(id)),
      unknown: rule === undefined,
    };
  });
}

function isIn(block: Block, { verb, group, resource, subresource }: Operation): boolean {
  const { verbs, resources, subresources, notSubresources, apiGroups } = block;
  if (verbs && !verbs.includes(verb)) return false;
  if (resources && !resources.includes(resource)) return false;
  if (apiGroups && !apiGroups.includes(group)) return false;
  if (subresource !== undefined && notSubresources?.includes(subresource)) return false;
  if (subresources === 'none') return subresource === undefined;
  return subresources === undefined || (subresource !== undefined && subresources.includes(subresource));
}

export interface Score {
  readonly rules: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 over all (rule, operation) pairs; a side without pairs counts as 1. */
export function scoreReach(comparisons: readonly Comparison[]): Score {
  const sum = (pick: (comparison: Comparison) => readonly string[]) =>
    comparisons.reduce((total, row) => total + pick(row).length, 0);
  const [both, extra, missing] = [sum((row) => row.both), sum((row) => row.extra), sum((row) => row.missing)];
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    rules: comparisons.length,
    precision: share(both, both + extra),
    recall: share(both, both + missing),
    f1: share(2 * both, 2 * both + extra + missing),
  };
}

/** The scores per corpus, then each disagreement with the operations in question. */
export function formatComparison(comparisons: readonly Comparison[]): string {
  const corpora = [...Map.groupBy(comparisons, ({ truth }) => truth.corpus)];
  const rows = [...corpora, ['all', comparisons] as const].map(([corpus, own]) => {
    const { rules, precision, recall, f1 } = scoreReach(own);
    const figures = [precision, recall, f1].map((value) => value.toFixed(4).padStart(9)).join('');
    return `${corpus.padEnd(24)}${String(rules).padStart(5)}${figures}`;
  });
  const head = `${'corpus'.padEnd(24)}rules${'precision'.padStart(9)}${'recall'.padStart(9)}${'F1'.padStart(9)}`;
  const wrong = comparisons.filter(({ extra, missing, unknown }) => unknown || extra.length + missing.length > 0);
  return [head, ...rows, '', ...wrong.map(describe)].join('\n');
}

function describe({ truth, extra, missing, unknown }: Comparison): string {
  const list = (sign: string, ids: readonly string[]) =>
    ids.length === 0 ? '' : `\n  ${sign} ${ids.slice(0, 8).join(' ')}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}`;
  return `${truth.corpus} ${truth.id} ${truth.title}${unknown ? ': not in the catalog' : ''}${list('+', extra)}${list('-', missing)}`;
}
