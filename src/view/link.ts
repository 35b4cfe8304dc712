/** A link of a page, with a word beside it where the text alone does not tell. */
export interface Link {
  readonly text: string;
  readonly href: string;
  readonly note?: string | undefined;
}
