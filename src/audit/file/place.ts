/** Where a record stands, as far as somebody asks: working it out takes longer than counting the record. */
export interface Place {
  readonly line: number;
  readonly locate: () => { readonly offset: number; readonly length: number; readonly text: string };
}
