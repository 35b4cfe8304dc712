import { detach } from './detach.ts';
import { type Compiled, compile } from './evaluate.ts';
import type { Known, Leaf, Lookup, Verdict } from './types.ts';

/** The verdicts of many tests on one event after another, each worked out once for each value that its field has had. */
export interface LeafTables {
  /** The tests are asked about another event from here on. */
  readonly setEvent: (lookup: Lookup) => void;
  /** What evaluates a test on the event that was set last. */
  readonly verdictOf: (leaf: Leaf) => Compiled;
  /** A number for the value of a field in that event, the same as often as it comes; undefined for one that is not kept. */
  readonly numberOf: (field: string) => number | undefined;
}

/** 0 stands for what was not asked yet. */
const VERDICTS: readonly Verdict[] = ['unknown', 'match', 'no-match', 'unknown'];
const NUMBERS: Readonly<Record<Verdict, number>> = { match: 1, 'no-match': 2, unknown: 3 };

/** Most values of a field that are kept, and the longest. */
const MOST = 2_000;
const LONGEST = 300;

/** All tests of one field. */
interface Field {
  readonly name: string;
  readonly tests: Compiled[];
  /** By the one text that the field has, and by anything else: the number of the value, then a place for each test. */
  readonly texts: Map<string, number[]>;
  readonly others: Map<string, number[]>;
  /** For values that are not kept. */
  readonly scratch: number[];
  /** That of the event which was set last; undefined until it is asked for. */
  table: number[] | undefined;
  /** How many more values may be new, before the field is taken for one that hardly repeats. */
  patience: number;
}

/**
 * Prepares tests. User names, groups, codes and the like are few in a log, so that most verdicts are there already.
 * @throws SyntaxError as `compile` does.
 */
export function createLeafTables(leaves: readonly Leaf[]): LeafTables {
  const fields = new Map<string, Field>();
  const asked: Field[] = [];
  const made = new Map<Leaf, Compiled>();
  let current: Lookup = () => ({ kind: 'unknown' });

  let numbers = 0;
  const nextNumber = (): number => {
    numbers += 1;
    return numbers;
  };
  const fieldOf = (name: string): Field => {
    const field = fields.get(name) ?? {
      ...{ name, tests: [], texts: new Map(), others: new Map() },
      ...{ scratch: [0], table: undefined, patience: MOST },
    };
    fields.set(name, field);
    return field;
  };
  const openTable = (field: Field): number[] => {
    const table = findTable(field, current(field.name), nextNumber);
    field.table = table;
    asked.push(field);
    return table;
  };
  const add = (leaf: Leaf): void => {
    const [field, test] = [fieldOf(leaf.field), compile(leaf)];
    const index = field.tests.push(test);
    field.scratch.push(0);
    made.set(leaf, () => {
      const table = field.table ?? openTable(field);
      const known = table[index] ?? 0;
      if (known !== 0) return VERDICTS[known] ?? 'unknown';
      const verdict = test(current);
      table[index] = NUMBERS[verdict];
      return verdict;
    });
  };
  for (const leaf of leaves) add(leaf);
  return {
    setEvent(lookup) {
      current = lookup;
      for (const field of asked) field.table = undefined;
      asked.length = 0;
    },
    verdictOf: (leaf) => made.get(leaf) ?? compile(leaf),
    numberOf(name) {
      const field = fields.get(name);
      const table = field && (field.table ?? openTable(field));
      return table?.[0] || undefined;
    },
  };
}

function findTable(field: Field, known: Known, nextNumber: () => number): number[] {
  if (field.patience <= 0) return field.scratch.fill(0);
  const [first] = known.kind === 'value' && known.values.length === 1 ? known.values : [];
  const isText = typeof first === 'string';
  const key = isText ? first : keyOf(known);
  const kept = isText ? field.texts : field.others;
  const table = key === undefined || key.length > LONGEST ? undefined : kept.get(key);
  if (table) {
    field.patience = Math.min(MOST, field.patience + 1);
    return table;
  }
  field.patience -= 1;
  if (key === undefined || key.length > LONGEST) return field.scratch.fill(0);
  if (kept.size >= MOST) kept.clear();
  const fresh = [nextNumber(), ...field.tests.map(() => 0)];
  kept.set(detach(key), fresh);
  return fresh;
}

/** The same for all that a test cannot tell apart; undefined for what holds objects. */
function keyOf(known: Known): string | undefined {
  if (known.kind !== 'value') return known.kind;
  let key = '[';
  for (const value of known.values) {
    if ((typeof value === 'object' && value !== null) || key.length > LONGEST) return undefined;
    const text = String(value);
    key += `${typeof value} ${text.length} ${text}`;
  }
  return key;
}
