import type { Dialect } from '../schema/dialect.ts';

/** What the script of the builder's page loads on first use: operations, fields, and the names of the products whose languages it prints. */
export interface BuilderData {
  readonly resources: readonly BuilderResource[];
  readonly families: readonly BuilderFamily[];
  /** Ids of operations that are one and the same act. */
  readonly acts: readonly (readonly string[])[];
  readonly fields: readonly BuilderField[];
  readonly dialects: readonly BuilderDialect[];
}

export interface BuilderResource {
  readonly name: string;
  readonly group: string;
  readonly resource: string;
  readonly namespaced: boolean;
  /** Verb, subresource or '', and marks: `c` where the path ends with the resource, `l` where the request is a long one. */
  readonly operations: readonly (readonly [verb: string, subresource: string, marks: string])[];
}

/** One method on one family of paths. */
export interface BuilderFamily {
  readonly id: string;
  readonly verb: string;
  readonly pattern: string;
  readonly isLong: boolean;
}

export interface BuilderField {
  readonly path: string;
  readonly type: string;
  readonly control: string;
  readonly level: string;
  readonly stages: readonly string[];
}

/** A dialect that names fields in queries as the whole one does: without its sources and what else is for people. */
export type BuilderDialect = Pick<
  Dialect,
  | 'id'
  | 'title'
  | 'product'
  | 'prefixes'
  | 'notation'
  | 'annotationDots'
  | 'leavesOnly'
  | 'fields'
  | 'absent'
  | 'otherwise'
  | 'published'
>;
