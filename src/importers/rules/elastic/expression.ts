import type { Relation, Scalar } from '../../../predicate/types.ts';
import type { Span } from './span.ts';

/** An expression of EQL or ES|QL. `span` is where it stands in the query. */
export type Expression = Name | Literal | Call | Joined | Negation | Comparison | Membership | PatternTest | NullTest | Other;

export interface Name {
  readonly kind: 'name';
  readonly name: string;
  readonly span: Span;
}

/** A number with a unit (`7 day`) is text. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: Scalar | null;
  readonly span: Span;
}

export interface Call {
  readonly kind: 'call';
  /** In lower case. */
  readonly name: string;
  readonly ignoreCase: boolean;
  readonly args: readonly Expression[];
  readonly span: Span;
}

export interface Joined {
  readonly kind: 'all' | 'any';
  readonly parts: readonly Expression[];
  readonly span: Span;
}

export interface Negation {
  readonly kind: 'not';
  readonly part: Expression;
  readonly span: Span;
}

export interface Comparison {
  readonly kind: 'compare';
  readonly relation: '==' | '!=' | Relation;
  readonly ignoreCase: boolean;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export interface Membership {
  readonly kind: 'in';
  readonly ignoreCase: boolean;
  readonly left: Expression;
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** `like` has wildcards; `rlike` and `regex` are Lucene's regular expressions; `:` is EQL's like without case, or ES|QL's full-text match. */
export interface PatternTest {
  readonly kind: 'pattern';
  readonly operator: 'like' | 'rlike' | ':';
  readonly ignoreCase: boolean;
  readonly left: Expression;
  readonly patterns: readonly Expression[];
  readonly span: Span;
}

export interface NullTest {
  readonly kind: 'null';
  readonly left: Expression;
  readonly span: Span;
}

/** Arithmetic and lists: nothing that a leaf could test. */
export interface Other {
  readonly kind: 'other';
  readonly parts: readonly Expression[];
  readonly span: Span;
}
