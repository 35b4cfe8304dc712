import { evaluate } from '../../predicate/evaluate.ts';
import { createOperationLookup, OPERATION_FIELDS } from '../../predicate/event-lookup.ts';
import type { BuilderField } from '../../view/builder-data.ts';
import { type Act, type CatalogIndex, findActs } from './catalog-index.ts';
import type { BuildState, Condition } from './state.ts';
import { toTest } from './to-search.ts';

/** What a reader has to know of the conditions before trusting an answer, in whole sentences; nothing twice. */
export function findWarnings(state: BuildState, index: CatalogIndex): readonly string[] {
  const { acts } = findActs(state.operations, index);
  const stages = state.isOneRecord ? stagesOf(acts) : [];
  const all = [
    ...state.where.map((one) => ({ one, isExclusion: false })),
    ...state.not.map((one) => ({ one, isExclusion: true })),
  ];
  const found = all.flatMap(({ one, isExclusion }) => {
    const field = index.fieldOf.get(one.field);
    return [
      ...(field
        ? warnOfField(field, one, isExclusion, stages)
        : [`"${one.field}" is not a field of this catalog: look for a slip.`]),
      ...warnOfDenial(one, isExclusion),
      ...(isExclusion ? [] : warnOfContradiction(one, acts, index)),
      ...warnOf401(one, state, acts),
    ];
  });
  return [...new Set([...found, ...warnOfStage(state, acts)])];
}

/** The stages of which one record of each request is taken. */
function stagesOf(acts: readonly Act[]): readonly string[] {
  const long = acts.map(({ target }) => target.isLongRunning);
  return [
    ...(long.length === 0 || long.includes(false) ? ['ResponseComplete'] : []),
    ...(long.includes(true) ? ['ResponseStarted'] : []),
  ];
}

function warnOfField(field: BuilderField, { operator }: Condition, isExclusion: boolean, stages: readonly string[]): string[] {
  const { path, control, level } = field;
  const missing = stages.filter((stage) => !field.stages.includes(stage));
  return [
    ...(control === 'client'
      ? [
          `The client chooses ${path}: ${isExclusion ? 'who wants to be left out can be.' : 'who wants to be missed can change it.'}`,
        ]
      : []),
    ...(level === 'Metadata' ? [] : [`${path} is written from level ${level} up: below that it is missing.`]),
    ...(missing.length > 0 ? [`${path} is not written at ${missing.join(' and ')}, where the one record is taken from.`] : []),
    ...(path.includes('[]') && operator !== 'exists' && operator !== 'absent'
      ? [
          `${path} is a list: ${operator === 'isnt' || isExclusion ? 'none of its values may fit.' : 'one value that fits is enough.'}`,
        ]
      : []),
  ];
}

function warnOfDenial({ field, operator }: Condition, isExclusion: boolean): string[] {
  if (operator === 'isnt') return [`Records without ${field} are found too: add that it is present to leave them out.`];
  return isExclusion && operator !== 'exists' ? [`Records without ${field} are not left out.`] : [];
}

/** Of verb, group, resource and subresource the chosen operations decide. */
function warnOfContradiction(one: Condition, acts: readonly Act[], index: CatalogIndex): string[] {
  if (!OPERATION_FIELDS.some((field) => field === one.field)) return [];
  const test = toTest(one, index);
  const asked = acts.filter(({ keys }) => keys.length > 0);
  const against = asked.filter(({ keys }) => keys.every((key) => evaluate(test, createOperationLookup(key)) === 'no-match'));
  if (against.length === 0) return [];
  return [`The condition on ${one.field} rules out ${against.map(({ title }) => title).join('; ')}.`];
}

function warnOf401({ field, operator, values }: Condition, { isOneRecord, outcome }: BuildState, acts: readonly Act[]): string[] {
  const isAsked = field === 'responseStatus.code' && operator === 'is' && values.includes('401');
  const isMissed = isOneRecord && outcome !== 'refused' && stagesOf(acts).includes('ResponseComplete');
  return isAsked && isMissed
    ? ['401 stands only in records of stage ResponseStarted: choose the outcome "refused", or take all records.']
    : [];
}

function warnOfStage({ isOneRecord }: BuildState, acts: readonly Act[]): string[] {
  if (!isOneRecord) return ['Each request has up to three records, one for each stage that the audit policy keeps.'];
  if (acts.length === 0) return ['A watch or a session is found at its end.'];
  return acts.some(({ target }) => target.isLongRunning)
    ? ['Under a policy that omits ResponseStarted, long requests have ResponseComplete alone.']
    : [];
}
