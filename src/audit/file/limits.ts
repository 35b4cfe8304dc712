/** What bounds the memory that a file takes, whatever its size; what goes beyond is counted. */
export interface FileLimits {
  /** Texts up to this many bytes are read at once, as pasted ones are. */
  readonly whole: number;
  /** Longest line or value, in characters; a longer one is a failure, unless it is a list whose items are shorter. */
  readonly record: number;
  /** Operations, and actors, that are counted one by one. */
  readonly entries: number;
  /** Failures, and things that are no event, that are listed. */
  readonly problems: number;
  /** Reasons that are counted one by one. */
  readonly reasons: number;
  /** First events of an operation, and first lines of a rule. */
  readonly first: number;
  /** Kinds of lines that no rule tells apart; when there are more, they are told anew. */
  readonly profiles: number;
  /** Longest text of a first event that is kept, and how much is kept in all, in characters. */
  readonly text: number;
  readonly texts: number;
}

export const FILE_LIMITS: FileLimits = {
  ...{ whole: 2 ** 20, record: 2 ** 24, entries: 10_000, problems: 1_000, reasons: 200 },
  ...{ first: 5, profiles: 10_000, text: 4_096, texts: 2 ** 21 },
};
