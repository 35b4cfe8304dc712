import type { UnsupportedReason } from '../../predicate/types.ts';
import type { FileOutcome } from './outcome.ts';
import type { StageCounts } from './requests.ts';

/** What is known of a file so far: plain data of bounded size, whatever the size of the file. */
export interface FileReport {
  readonly progress: FileProgress;
  /** Each operation that was met, in the order of their first events. */
  readonly operations: Counted<OperationCount>;
  readonly actors: Counted<ActorCount>;
  /** Records by what became of their request; an outcome that was not met is left out. */
  readonly outcomes: OutcomeCounts;
  /** Rules that fire on a record or may, in the order in which they were handed in; undefined where none were asked. */
  readonly rules: readonly RuleCount[] | undefined;
  /** Records by wrapper. */
  readonly wrappers: readonly { readonly name: string; readonly count: number }[];
  readonly failures: Problems;
  /** What is no audit event. */
  readonly others: Problems;
  /** Earliest and latest time of a record, as it stands there; undefined where no record has one. */
  readonly firstTime: string | undefined;
  readonly lastTime: string | undefined;
  readonly reading: ReadingCounts;
}

/** How far the reading has come. Bytes and lines are those of the unpacked file. */
export interface FileProgress {
  readonly bytes: number;
  readonly lines: number;
  /** Records that are audit events. */
  readonly events: number;
  /** Things that can be read and are no audit event. */
  readonly others: number;
  /** Records that cannot be read. */
  readonly failures: number;
}

/** Entries that are kept one by one, and the sum of those that came when there was no place left. */
export interface Counted<Entry> {
  readonly entries: readonly Entry[];
  /** Records that belong to none of the entries. */
  readonly rest: number;
}

export type OutcomeCounts = Readonly<Partial<Record<FileOutcome, number>>>;

export interface OperationCount {
  /** `operation` has a page; `nonresource` has one where `url` is set; of `malformed` no operation can be told. */
  readonly status: 'operation' | 'custom' | 'nonresource' | 'malformed';
  /** Id of the operation's page; null where the catalog has none. */
  readonly id: string | null;
  /** Page of the operation, or of the resource where only that is known, from the root of the site. */
  readonly url: string | null;
  readonly verb: string;
  /** '' for the core group, and where there is no resource. */
  readonly apiGroup: string;
  /** '' where there is none. */
  readonly resource: string;
  readonly subresource: string;
  /** Pattern or path of a request without a resource; of a malformed event what is wrong with it; else ''. */
  readonly detail: string;
  /** Records. */
  readonly count: number;
  /** Requests, of which each may have several records: at least so many (see requests.ts). */
  readonly requests: number;
  readonly stages: Readonly<StageCounts>;
  readonly outcomes: OutcomeCounts;
  readonly first: readonly FirstEvent[];
}

/** One of the first records of an operation, and where it stands. */
export interface FirstEvent {
  readonly line: number;
  /** Where the record's line or item begins in the unpacked file, and how long it is, in bytes. */
  readonly offset: number;
  readonly length: number;
  /** The text of the line or item, where it is short. */
  readonly text: string | undefined;
  readonly actor: string;
  readonly time: string;
  readonly outcome: FileOutcome;
}

export interface ActorCount {
  /** `user.username`; '' where the record names none. */
  readonly name: string;
  readonly count: number;
  /** Records that were carried out as somebody else (`impersonatedUser`). */
  readonly impersonating: number;
  readonly outcomes: OutcomeCounts;
  /** Line of the first record. */
  readonly line: number;
}

export interface RuleCount {
  /** Index of the rule in the list that was handed in. */
  readonly rule: number;
  readonly fires: number;
  /** Records of which a field is not known, or a part of the rule is in words. */
  readonly mayFire: number;
  /** What the rule demands of several events together. */
  readonly needs: readonly UnsupportedReason[];
  /** Lines of the first records on which it fires, or, where there are none, may fire. */
  readonly lines: readonly number[];
}

export interface Problems {
  readonly count: number;
  readonly byReason: Counted<{ readonly reason: string; readonly count: number }>;
  readonly first: readonly Problem[];
}

export interface Problem {
  readonly line: number;
  /** Where its line begins, in bytes of the unpacked file. */
  readonly offset: number;
  readonly reason: string;
}

/** How the records were read, in records. */
export interface ReadingCounts {
  /** By a scan that reads every byte, in the API server's own order of keys. */
  readonly scanned: number;
  /** By the same scan, with the request and response bodies passed over: a fault inside a body is not seen. */
  readonly passedOver: number;
  /** By a JSON parser, or another reader of whole values. */
  readonly parsed: number;
  /** Scanned records that were read by the parser too, to compare. */
  readonly compared: number;
  /** Of these, the ones that came out otherwise: the scan is given up after the first. */
  readonly differing: number;
}
