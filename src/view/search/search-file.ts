/** What a search result leads to. `term` is a verb, stage or level; `page` a guide or tool; `any` the synthetic `any-<resource>`. */
export type SearchKind = 'operation' | 'resource' | 'field' | 'rule' | 'technique' | 'term' | 'page' | 'any';

export type Scope = 'namespaced' | 'cluster';

/** What search results are filtered by. */
export interface Facets {
  readonly kind: SearchKind;
  readonly verb?: string | undefined;
  /** API group as shown: `core` for the empty one. */
  readonly group?: string | undefined;
  readonly scope?: Scope | undefined;
  /** Of a rule: the corpus as shown, and the techniques of ATT&CK that it is tagged with; of a technique: its id. */
  readonly vendor?: string | undefined;
  readonly technique?: readonly string[] | undefined;
}

/** One page that search knows, as the browser loads it. What is empty is left out; keys are short because there are 1,800 rows. */
export interface IdentifierRow {
  /** Kind. */
  readonly k: SearchKind;
  /** Title: `create pods/exec`, `pods`, `objectRef.subresource`. Left out, like the path, of what hangs on a resource: it follows from the rest. */
  readonly t?: string;
  /** Path from the root of the site. */
  readonly u?: string;
  /** Summary in plain text. */
  readonly s: string;
  /** Further identifiers, as good as the title. */
  readonly n?: readonly string[];
  /** Other words for it. */
  readonly a?: readonly string[];
  /** Of a resource: the forms of its name from which those of its operations are made (`pods`, `pod`, `po`). */
  readonly f?: readonly string[];
  /** Number of the row of its resource, which comes before it, and from which an operation has name forms, group and scope. */
  readonly of?: number;
  readonly v?: string;
  readonly sub?: string;
  readonly g?: string;
  readonly c?: Scope;
  /** Vendor of a rule, and the techniques of ATT&CK of a rule or a technique, by which it is found too. */
  readonly m?: string;
  readonly tq?: readonly string[];
  /** How much rather a person means this row than others that match as well; 0 where left out, below 0 for removed APIs. */
  readonly w?: number;
  /** 1 for an operation that opens a connection, whatever its verb. */
  readonly x?: 1;
  /** 1 for a removed API. */
  readonly r?: 1;
  /** 1 for what is not of the public catalog. */
  readonly l?: 1;
}

/** The content of search/identifiers.json. */
export interface IdentifierFile {
  readonly rows: readonly IdentifierRow[];
}
