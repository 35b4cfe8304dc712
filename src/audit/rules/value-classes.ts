import { detach } from '../../predicate/detach.ts';
import { type Compiled, compile } from '../../predicate/evaluate.ts';
import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Leaf, Verdict } from '../../predicate/types.ts';
import { collectValues } from '../../predicate/walk.ts';
import type { JsonObject } from '../json.ts';

/** Puts parts of events, such as their users, into classes that some tests cannot tell apart. */
export interface ValueClasses {
  readonly leaves: readonly Leaf[];
  /** The number of the class of a part, by its text; `read` makes an event of nothing but that part. Undefined stands for none. */
  readonly classOf: (text: string | undefined, read: (text: string) => JsonObject) => number;
  /** What each test says of a class, then what else is told of it. */
  readonly outcomesOf: (number: number) => readonly number[];
  /** How many classes there are. */
  readonly size: () => number;
  readonly clear: () => void;
}

/** Most texts that are kept, and the longest. */
const MOST = 4_000;
const LONGEST = 2_000;

interface Kept {
  readonly text: string;
  readonly number: number;
}

/** Recent texts, a power of two, and how many characters tell them apart. */
const [RECENT, SAMPLES] = [4_096, 48];

/** A verdict on a value; a part that is not there is none, as what that means depends on the rest of the event. */
const OUTCOMES: Readonly<Record<Verdict, number>> = { match: 1, 'no-match': 2, unknown: 3 };
const ABSENT = 4;

/**
 * Prepares classes. `more`: what else keeps two parts apart.
 * @throws SyntaxError as `compile` does.
 */
export function createValueClasses(leaves: readonly Leaf[], more: (part: JsonObject) => number = () => 0): ValueClasses {
  const fields = toFields(leaves);
  const texts = new Map<string, Kept>();
  const numbers = new Map<string, number>();
  const outcomes: (readonly number[])[] = [];
  let none: number | undefined;
  /** By some of their characters: for a part of a longer text, comparing once is quicker than hashing and comparing. */
  const recent: (Kept | undefined)[] = Array.from({ length: RECENT }, () => undefined);

  const findClass = (part: JsonObject): number => {
    const own: number[] = leaves.map(() => 0);
    for (const field of fields) setOutcomes(field, part, own);
    own.push(more(part));
    const key = own.join('');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, outcomes.length);
    return outcomes.push(own) - 1;
  };
  const keep = (text: string, number: number): Kept => {
    const kept = { text: detach(text), number };
    if (text.length > LONGEST) return kept;
    if (texts.size >= MOST) texts.clear();
    texts.set(kept.text, kept);
    return kept;
  };
  return {
    leaves,
    classOf(text, read) {
      if (text === undefined) {
        none ??= findClass({});
        return none;
      }
      const place = sampleOf(text);
      const near = recent[place];
      if (near?.text === text) return near.number;
      const kept = texts.get(text) ?? keep(text, findClass(read(text)));
      recent[place] = kept;
      return kept.number;
    },
    outcomesOf: (number) => outcomes[number] ?? [],
    size: () => outcomes.length,
    clear() {
      texts.clear();
      numbers.clear();
      outcomes.length = 0;
      none = undefined;
      recent.fill(undefined);
    },
  };
}

/** A place for a text among the recent ones, by its length and some of its characters. */
function sampleOf(text: string): number {
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  let sum = text.length;
  for (let at = text.length - 1; at >= 0; at -= step) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return (sum ^ (sum >>> 13)) & (RECENT - 1);
}

/** The tests of one field, with their places, and what they say of values that the field has had. */
interface Field {
  readonly keys: readonly string[];
  readonly tests: readonly { readonly place: number; readonly verdictOf: Compiled }[];
  readonly known: Map<string, readonly number[]>;
}

function toFields(leaves: readonly Leaf[]): readonly Field[] {
  const tests = leaves.map((leaf, place) => ({ field: leaf.field, place, verdictOf: compile(leaf) }));
  const byField = [...Map.groupBy(tests, ({ field }) => field)];
  return byField.map(([field, own]) => ({ keys: parseFieldPath(field) ?? [], tests: own, known: new Map() }));
}

/** Values of a field repeat more often than the whole part, as with the name of a user who has many pods. */
function setOutcomes({ keys, tests, known }: Field, part: JsonObject, outcomes: number[]): void {
  const values = collectValues(part, keys);
  const key = JSON.stringify(values) ?? '';
  const before = known.get(key);
  const own = before ?? tests.map(({ verdictOf }) => testValues(values, verdictOf));
  for (const [at, { place }] of tests.entries()) outcomes[place] = own[at] ?? 0;
  if (before || key.length > LONGEST) return;
  if (known.size >= MOST) known.clear();
  known.set(detach(key), own);
}

function testValues(values: readonly unknown[] | undefined, verdictOf: Compiled): number {
  if (values === undefined) return OUTCOMES.unknown;
  return values.length === 0 ? ABSENT : OUTCOMES[verdictOf(() => ({ kind: 'value', values }))];
}
