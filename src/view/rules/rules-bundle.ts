import type { Predicate, UnsupportedReason } from '../../predicate/types.ts';

/** What the classifier's page loads on first use: every rule with what lists say of it, and its logic. */
export interface RulesBundle {
  /** Names of the corpora by their keys. */
  readonly vendors: Readonly<Record<string, string>>;
  /** What each reason of a part in words means for a reader. */
  readonly reasons: Readonly<Record<UnsupportedReason, string>>;
  /** Most severe first, then by title. */
  readonly rules: readonly BundledRule[];
  /** Page of each built-in identity by its name, from the root of the site; `<name>` and `*` in a name stand for any text. */
  readonly actors: Readonly<Record<string, string>>;
}

export interface BundledRule {
  readonly corpus: string;
  readonly title: string;
  /** Path of its page, from the root of the site. */
  readonly path: string;
  readonly severity: string;
  /** Said only where it is not the ordinary one. */
  readonly status?: string | undefined;
  /** The log that it reads, where that is not the audit log as the API server writes it. */
  readonly log?: string | undefined;
  readonly unsupported: readonly { readonly what: UnsupportedReason }[];
  readonly predicate: Predicate;
}
