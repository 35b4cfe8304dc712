import { showValue, toLeafWords } from '../../predicate/leaf-words.ts';
import type { Known, Leaf, Scalar, UnsupportedReason } from '../../predicate/types.ts';
import type { Gap } from '../../predicate/undecided.ts';
import { shorten } from '../json.ts';
import { showInvisible } from '../show-invisible.ts';
import type { Clause, OpenPart, Verdict } from './rule.ts';

/** A stretch of a sentence: words, the path of a field, or a value of the event or the rule. */
export interface Phrase {
  readonly kind: 'words' | 'field' | 'value';
  readonly text: string;
}

/** What the words of a verdict are made with besides it. */
export interface WordsContext {
  /** What each reason means for a reader. */
  readonly reasons: Readonly<Record<UnsupportedReason, string>>;
  /** Level of the event; '' where it has none. */
  readonly level: string;
}

/** Longest value that is shown whole, and most values of a field. */
const [LONGEST, MOST] = [80, 4];

/** Says in one sentence without a full stop what a verdict rests on: which clause decided, and what the event has there. */
export function sayVerdict(verdict: Verdict, context: WordsContext): readonly Phrase[] {
  const [first, ...rest] = say(verdict, context);
  if (first?.kind !== 'words') return first ? [first, ...rest] : [];
  return [words(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...rest];
}

function say(verdict: Verdict, context: WordsContext): readonly Phrase[] {
  switch (verdict.kind) {
    case 'fires':
      return [...sayMet(verdict.met), ...sayNeeds(verdict.needs, context)];
    case 'nearly':
      return joinPhrases(verdict.against.map(sayAgainst), '; and ');
    case 'does-not':
      return verdict.against[0] ? sayAgainst(verdict.against[0]) : [words('the rule as written never matches')];
    case 'cannot-tell':
      return sayAllOpen(verdict.open, context);
    case 'reaches':
      return [words(verdict.isNamed ? 'it names this operation' : 'this operation follows from what it leaves open')];
  }
}

/** Each field once: several tests of it are met by the same values. */
function sayMet(met: readonly Clause[]): readonly Phrase[] {
  if (met.length === 0) return [words('every event meets it')];
  const byField = new Map(met.map((clause) => [clause.leaf.field, clause]));
  const clauses = [...byField.values()].map(({ leaf, known }) => [field(leaf.field), words(' is '), ...sayKnown(known)]);
  const more = clauses.length > MOST ? [words(`, and ${clauses.length - MOST} more`)] : [];
  return [...joinPhrases(clauses.slice(0, MOST), ', '), ...more];
}

function sayNeeds(needs: readonly UnsupportedReason[], { reasons }: WordsContext): readonly Phrase[] {
  if (needs.length === 0) return [];
  return [words(`; as one of the events it needs: it also asks for ${needs.map((reason) => reasons[reason]).join(', ')}`)];
}

function sayAgainst({ leaf, isNegated, known }: Clause): readonly Phrase[] {
  return [field(leaf.field), words(' is '), ...sayKnown(known), words('; the rule asks '), ...sayDemand(leaf, isNegated)];
}

function sayDemand(leaf: Leaf, isNegated: boolean): readonly Phrase[] {
  const { of, operator, values, note } = toLeafWords(leaf, isNegated);
  const after = note ? [words(` (${note})`)] : [];
  if (!isNegated && !of && (leaf.op === 'equals' || leaf.op === 'in'))
    return [words(values.length > 1 ? 'for one of ' : 'for '), ...sayValues(leaf.values ?? []), ...after];
  const verb = values.length > 0 ? `${operator} ` : operator;
  return [words(`that ${of ?? 'it'} ${verb}`), ...sayValues(leaf.values ?? []), ...after];
}

function sayKnown(known: Known): readonly Phrase[] {
  switch (known.kind) {
    case 'absent':
      return [words('absent')];
    case 'unknown':
      return [words('not known')];
    case 'value':
      return sayValues(known.values);
  }
}

function sayValues(values: readonly unknown[]): readonly Phrase[] {
  const shown = values
    .slice(0, MOST)
    .map((value) => [{ kind: 'value', text: showInvisible(shorten(toText(value), LONGEST)) } as const]);
  const more = values.length > MOST ? [words(` and ${values.length - MOST} more`)] : [];
  return [...joinPhrases(shown, ', '), ...more];
}

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'an object' : showValue(value as Scalar);
}

/** Fields one by one; parts in words together, by what kept them out. */
function sayAllOpen(open: readonly OpenPart[], context: WordsContext): readonly Phrase[] {
  const fields = open.flatMap((part) => (part.kind === 'words' ? [] : [sayOpenField(part, context)]));
  const inWords = open.filter((part) => part.kind === 'words');
  const reasons = [...new Set(inWords.map(({ reason }) => reason))];
  const demands = reasons.map((reason) => [
    words(`it also asks for ${context.reasons[reason]}: `),
    ...sayValues(inWords.filter((part) => part.reason === reason).map(({ text }) => text)),
  ]);
  return joinPhrases([...fields, ...demands], '; ');
}

function sayOpenField(part: Exclude<OpenPart, { kind: 'words' }>, context: WordsContext): readonly Phrase[] {
  if (part.kind === 'product')
    return [field(part.field), words(' has several values, of which the product decides in its own way')];
  const gaps = part.gaps.map((gap) => sayGap(gap, context));
  return [field(part.field), words(` is not known${gaps.length > 0 ? `: ${gaps.join(', and ')}` : ''}`)];
}

function sayGap(gap: Gap, { level }: WordsContext): string {
  switch (gap.kind) {
    case 'level': {
      const needed = gap.level === 'Request' ? 'level Request or RequestResponse' : 'level RequestResponse';
      return `${needed} would bring it, this event ${level === '' ? 'does not say its level' : `is of level ${shorten(level, 40)}`}`;
    }
    case 'stage':
      return 'it is written at a later stage of the same request';
    case 'size':
      return 'bodies were cut for their size';
    case 'wrapper':
      return 'its wrapper does not carry it';
    case 'copy':
      return 'every record has it, this copy is not whole';
  }
}

function joinPhrases(parts: readonly (readonly Phrase[])[], between: string): readonly Phrase[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [words(between), ...part]));
}

function words(text: string): Phrase {
  return { kind: 'words', text };
}

function field(text: string): Phrase {
  return { kind: 'field', text };
}
