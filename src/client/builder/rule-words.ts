import type { FoundRules, RuleMatch } from './find-rules.ts';

/** Fields that a line names before it only counts. */
const MOST_NAMED = 4;

/** How a rule stands to the query, in sentences. Naming an operation is not matching what the query finds. */
export function describeMatch(match: RuleMatch, operations: number): readonly string[] {
  return [...describeReach(match, operations), ...describeFields(match), ...describeRest(match, operations)];
}

function describeReach({ named, anyVerb, reached }: RuleMatch, operations: number): string[] {
  if (operations === 0) return [];
  const of = (count: number): string =>
    operations === 1
      ? 'the operation'
      : count === operations
        ? count === 2
          ? 'both operations'
          : `all ${count} operations`
        : `${count} of ${operations} operations`;
  const open = reached - named - anyVerb;
  return [
    ...(named > 0 ? [`Names ${of(named)}.`] : []),
    ...(anyVerb > 0 ? [`Names the resource and no verb of ${of(anyVerb)}.`] : []),
    ...(open > 0 ? [`Leaves open, and so reaches, ${of(open)}.`] : []),
  ];
}

function describeFields({ sameFields }: RuleMatch): string[] {
  const [fitting, others] = [sameFields.filter(({ fits }) => fits), sameFields.filter(({ fits }) => !fits)];
  return [
    ...(fitting.length > 0 ? [`Tests ${listFields(fitting.map(({ field }) => field))} for your value.`] : []),
    ...(others.length > 0
      ? [
          `Tests the same ${others.length === 1 ? 'field' : 'fields'}, ${listFields(others.map(({ field }) => field))}, in another way.`,
        ]
      : []),
  ];
}

function describeRest({ verdict, whole, asks, hasWords }: RuleMatch, operations: number): string[] {
  switch (verdict) {
    case 'all':
      return ['Matches every record that the query finds.'];
    case 'none':
      return ['Matches nothing that the query finds.'];
    case 'some':
      return [
        ...(whole > 0
          ? [
              `Matches every record that the query finds of ${whole === operations ? 'what has a resource' : `${whole} of ${operations} operations`}.`,
            ]
          : []),
        ...(asks.length > 0 ? [`Also asks about ${listFields(asks)}.`] : []),
        ...(hasWords ? ['A part of it cannot be told from one record.'] : []),
      ];
  }
}

function listFields(fields: readonly string[]): string {
  const more = fields.length - MOST_NAMED;
  const named = more > 1 ? fields.slice(0, MOST_NAMED) : fields;
  return more > 1 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** The list in one paragraph: sentences that each stand for themselves. */
export function describeRules({ matches, operations, others, hasPaths }: FoundRules): string {
  const naming = matches.filter(({ named }) => named > 0).length;
  const whole = matches.filter(({ named }) => named === operations).length;
  const matching = matches.filter(({ verdict }) => verdict === 'all').length;
  const sentences = [
    ...(operations === 0 ? [`${count(matches.length, 'tests', 'test')} the same fields`] : []),
    ...(operations === 1 ? [`${count(naming, 'names', 'name')} the operation`] : []),
    ...(operations > 1
      ? [
          `${count(naming, 'names', 'name')} one of the ${operations} operations, ${whole} ${operations === 2 ? 'both' : 'all'} of them`,
        ]
      : []),
    ...(matching > 0 ? [`${count(matching, 'matches', 'match')} every record that the query finds`] : []),
    ...(others > 0
      ? [
          `${count(others, 'reaches', 'reach')} an operation only by leaving it open, without a test of your fields: they are not listed`,
        ]
      : []),
  ];
  if (hasPaths) sentences.push('Of requests without a resource, a test of requestURI is what counts');
  return sentences.map((sentence) => `${sentence}.`).join(' ');
}

/** "1 rule names", "0 rules name" */
function count(number: number, one: string, several: string): string {
  return number === 1 ? `1 rule ${one}` : `${number} rules ${several}`;
}
