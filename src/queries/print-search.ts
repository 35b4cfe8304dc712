import { equals } from '../predicate/build.ts';
import { printLine } from '../predicate/print.ts';
import type { Predicate } from '../predicate/types.ts';
import type { Language, PrintOptions, Query, Reason } from './query.ts';
import { ALLOWED, type RequestPart, type RequestTarget } from './requests.ts';
import { flatten, identityParts, joinBranches, type Outcome, type Search, toOutcomeTests, toStageTest } from './search.ts';

/** Prints the query of a search; the title is for languages whose queries are rules. */
export type SearchPrinter = (search: Search, title?: string) => Query;

/** A part as far as the product can say it. */
interface Kept {
  readonly tests: readonly Predicate[];
  readonly note?: string;
}

const NO_GROUP = 'The product keeps no API group: a resource of this name in another group is found too.';
const NO_STAGE = 'The product keeps no stage: a long request has an entry at its beginning and one at its end.';
const NO_CODE = 'The product keeps no HTTP status code: what was allowed and failed later is found too.';
const NO_CODE_REFUSED =
  'The product keeps no HTTP status code: what authorization forbade is found, and neither what admission rejected nor a failed login.';
const NO_OUTCOME = 'The product keeps no outcome in this form: what failed is found too.';
const NOT_SAID: Reason = { what: 'responseStatus.code', why: 'the product keeps no HTTP status code' };

/**
 * A printer for one language and the names of one product. What the product cannot say of group, stage or outcome is left out, and a note
 * tells what the query finds besides; there is no query where it cannot say verb, resource, subresource or a test, nor where without the
 * outcome the query would find the opposite.
 */
export function createSearchPrinter(language: Language, { namer }: Pick<PrintOptions, 'namer'>): SearchPrinter {
  const canSay = createSayer(language, namer);
  return (search, title) => {
    const { targets, outcome, isOneRecord } = search;
    const branches = (targets.length > 0 ? targets : [undefined]).map((target) => [
      ...(target ? keepIdentity(target, language, canSay) : []),
      ...(isOneRecord ? [keepStage(target, outcome, canSay)] : []),
    ]);
    const result = keepOutcome(outcome, canSay);
    if ('what' in result) return { kind: 'impossible', reasons: [result] };
    const tests = joinBranches(branches.map((parts) => flatten(parts.flatMap((part) => part.tests))));
    const query = language.print({ all: [...tests, ...result.tests, ...flatten(search.tests)] }, { namer, title });
    if (query.kind === 'impossible') return query;
    const warnings = targets.flatMap((target) => language.warn?.(target) ?? []);
    const kept = [...branches.flat(), result].flatMap(({ note }) => note ?? []);
    return { ...query, notes: [...new Set([...warnings, ...kept, ...query.notes])] };
  };
}

type CanSay = (predicate: Predicate) => boolean;

/** Asked for each operation, of which most share group and stage. */
function createSayer(language: Language, namer: PrintOptions['namer']): CanSay {
  const known = new Map<string, boolean>();
  return (predicate) => {
    const key = 'field' in predicate ? `${predicate.op} ${predicate.field}` : printLine(predicate);
    const said = known.get(key) ?? language.print(predicate, { namer }).kind === 'query';
    known.set(key, said);
    return said;
  };
}

function keepIdentity(target: RequestTarget, language: Language, canSay: CanSay): readonly Kept[] {
  const own = language.identify?.(target);
  const parts = identityParts(target).filter(({ what }) => !own?.says.includes(what));
  return [{ tests: own?.tests ?? [] }, ...parts.map((part) => keepPart(part, canSay))];
}

function keepPart({ what, predicate }: RequestPart, canSay: CanSay): Kept {
  return what === 'request' || canSay(predicate) ? { tests: [predicate] } : { tests: [], note: NO_GROUP };
}

function keepStage(target: RequestTarget | undefined, outcome: Outcome, canSay: CanSay): Kept {
  const plain = equals('stage', 'ResponseComplete');
  if (!canSay(plain)) return target && !target.isLongRunning ? { tests: [] } : { tests: [], note: NO_STAGE };
  const test = toStageTest(target, outcome);
  return { tests: [canSay(test) ? test : toStageTest(target, 'any')] };
}

function keepOutcome(outcome: Outcome, canSay: CanSay): Kept | Reason {
  const tests = toOutcomeTests(outcome);
  if (tests.every(canSay)) return { tests };
  const isDecided = canSay(ALLOWED);
  switch (outcome) {
    case 'any':
    case 'failed':
      return NOT_SAID;
    case 'effect':
      return isDecided ? { tests: [ALLOWED], note: NO_CODE } : { tests: [], note: NO_OUTCOME };
    case 'refused':
      return isDecided ? { tests: [{ ...ALLOWED, values: ['forbid'] }], note: NO_CODE_REFUSED } : NOT_SAID;
  }
}
