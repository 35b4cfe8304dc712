/** What rules can be filtered by, in the order of the controls. */
export const FILTER_KEYS = ['vendor', 'severity', 'status', 'technique', 'resource', 'language', 'health'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Texts of a row by column; techniques and resources are lists with commas. */
export type RowFacts = ReadonlyMap<string, string>;

/** The filters that are set, and `q`, the words looked for. */
export type State = ReadonlyMap<string, string>;

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Value of a control that filters nothing. */
export const ALL = '*';

/** Any finding at all; in an address `health=` without a value. */
const ANY_FINDING = '';

const LISTS: ReadonlySet<string> = new Set(['technique', 'resource']);

/** Orders that are not the alphabet's. Vendors keep that of the table. */
const SCALES: Readonly<Partial<Record<FilterKey, readonly string[]>>> = {
  severity: ['critical', 'high', 'medium', 'low', 'informational', 'unrated'],
  status: ['stable', 'experimental', 'hunting', 'example', 'disabled', 'deprecated'],
  health: ['cannot match', 'certain', 'likely', 'note'],
};

/** The values that rows have for a filter, each with the number of rows that have it. */
export function choicesOf(key: FilterKey, rows: readonly RowFacts[]): Choice[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of new Set(valuesOf(row, key))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()];
  const scale = SCALES[key];
  if (scale) values.sort((a, b) => scale.indexOf(a) - scale.indexOf(b));
  else if (key !== 'vendor') values.sort();
  const choices = values.map((value) => ({ value, text: `${value} (${counts.get(value)})` }));
  return key === 'health' ? [{ value: ANY_FINDING, text: 'any finding' }, ...choices] : choices;
}

/** Whether a row is one of those wanted: it has the value of each filter, and each word somewhere in its texts. */
export function matchesRow(row: RowFacts, state: State): boolean {
  return [...state].every(([key, value]) => (key === 'q' ? hasWords(row, value) : hasValue(row, key as FilterKey, value)));
}

function hasValue(row: RowFacts, key: FilterKey, value: string): boolean {
  const values = valuesOf(row, key);
  return key === 'health' && value === ANY_FINDING ? values.length > 0 : values.includes(value);
}

function hasWords(row: RowFacts, text: string): boolean {
  const all = [...row.values()].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function valuesOf(row: RowFacts, key: FilterKey): string[] {
  const text = row.get(key) ?? '';
  return LISTS.has(key) ? text.split(', ').filter(Boolean) : text === '' ? [] : [text];
}

/** The filters in the query of an address; what is no filter there is left out, and so is one without a value, but for health. */
export function readState(query: string): State {
  const found = new URLSearchParams(query);
  return new Map(
    [...FILTER_KEYS, 'q'].flatMap((key): [string, string][] => {
      const value = found.get(key);
      return value === null || value === ALL || (value.trim() === '' && key !== 'health') ? [] : [[key, value]];
    }),
  );
}

/** The filters without those for which no row has the value: an old address, or a page without that column. */
export function keepKnown(state: State, rows: readonly RowFacts[]): State {
  const isKnown = (key: string, value: string): boolean =>
    key === 'q' || choicesOf(key as FilterKey, rows).some((choice) => choice.value === value);
  return new Map([...state].filter(([key, value]) => isKnown(key, value)));
}

/** The same as the query of an address, with its question mark; empty for no filter. */
export function writeState(state: State): string {
  const query = new URLSearchParams([...state]).toString();
  return query === '' ? '' : `?${query}`;
}
