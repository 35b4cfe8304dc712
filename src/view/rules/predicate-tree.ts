import type { Field } from '../../catalog/model.ts';
import { type LeafWords, toLeafWords } from '../../predicate/leaf-words.ts';
import { simplify } from '../../predicate/simplify.ts';
import type { Leaf, Predicate, UnsupportedReason } from '../../predicate/types.ts';
import { findField } from '../field-link.ts';
import { fieldHref } from '../urls.ts';
import { UNSUPPORTED_WORDS } from './unsupported-words.ts';

/** A test of one field, ready to be shown. */
export interface TestNode extends LeafWords {
  readonly kind: 'test';
  readonly field: string;
  readonly href?: string | undefined;
  /** What the product calls the field, where that is another name. */
  readonly name?: string | undefined;
}

/** A part of a predicate as a list shows it. */
export type TreeNode =
  | { readonly kind: 'group'; readonly label: string; readonly parts: readonly TreeNode[] }
  | TestNode
  | { readonly kind: 'unsupported'; readonly label: string; readonly part: OpenPart }
  | { readonly kind: 'constant'; readonly label: string };

/** A part that is not in data: its text, whether that is the rule's own, and what kept it out. */
export interface OpenPart {
  readonly text: string;
  readonly isQuote: boolean;
  readonly meaning: string;
}

/** What a tree is made with besides the predicate: the field pages, the product's names of the fields, and who read the rule. */
export interface TreeContext {
  readonly fields: readonly Field[];
  readonly names: ReadonlyMap<string, string>;
  readonly reading: 'parsed' | 'hand-read';
}

/** The logic of a rule as nested lists. It is simplified first, which changes no verdict. */
export function toPredicateTree(predicate: Predicate, context: TreeContext): TreeNode {
  return toNode(simplify(predicate), false, context);
}

/** One test as a row of a list. */
function toTestNode(leaf: Leaf, isNegated: boolean, { fields, names }: TreeContext): TestNode {
  const field = findField(leaf.field, fields);
  const name = names.get(leaf.field);
  return {
    ...{ kind: 'test', field: leaf.field, href: field && fieldHref(field) },
    name: name === leaf.field ? undefined : name,
    ...toLeafWords(leaf, isNegated),
  };
}

function toNode(predicate: Predicate, isNegated: boolean, context: TreeContext): TreeNode {
  if ('all' in predicate) return toGroup(predicate.all, isNegated ? 'Not all of' : 'All of', isNegated, context);
  if ('any' in predicate) return toGroup(predicate.any, isNegated ? 'None of' : 'Any of', !isNegated, context);
  if ('not' in predicate) return toNode(predicate.not, !isNegated, context);
  if ('field' in predicate) return toTestNode(predicate, isNegated, context);
  const part = toOpenPart(predicate.unsupported, predicate.reason, context.reading);
  return { kind: 'unsupported', label: isNegated ? 'Not, in words' : 'In words', part };
}

/** Of a rule that a person read, the text is that person's. */
export function toOpenPart(text: string, reason: UnsupportedReason, reading: TreeContext['reading']): OpenPart {
  return { text, isQuote: reading === 'parsed', meaning: UNSUPPORTED_WORDS[reason] };
}

/** `isNever`: what the group comes to without any part. */
function toGroup(parts: readonly Predicate[], label: string, isNever: boolean, context: TreeContext): TreeNode {
  if (parts.length === 0) return { kind: 'constant', label: isNever ? 'No event' : 'Every event of the log' };
  return { kind: 'group', label, parts: parts.map((part) => toNode(part, false, context)) };
}

/** The product's names of fields as a map. */
export function namesOf({
  names = [],
}: {
  readonly names?: readonly { readonly field: string; readonly name: string }[] | undefined;
}): ReadonlyMap<string, string> {
  return new Map(names.map(({ field, name }) => [field, name]));
}
