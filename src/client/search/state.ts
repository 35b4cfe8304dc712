import { FILTER_NAMES, type Filters } from './filters.ts';

/** What is asked of the search page; stands in the fragment of its address. */
export interface SearchState {
  readonly text: string;
  readonly filters: Filters;
}

/** Reads `#q=pods%2Fexec&kind=field`. What is unknown or empty is left out. */
export function readState(hash: string): SearchState {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const chosen = FILTER_NAMES.map((name) => [name, parameters.get(name) || undefined] as const);
  return { text: parameters.get('q') ?? '', filters: Object.fromEntries(chosen.filter(([, value]) => value !== undefined)) };
}

/** The fragment of a state, with its `#`; empty for the empty state. */
export function writeState({ text, filters }: SearchState): string {
  const parameters = new URLSearchParams();
  if (text.trim() !== '') parameters.set('q', text.trim());
  for (const name of FILTER_NAMES) if (filters[name]) parameters.set(name, filters[name]);
  const written = parameters.toString().replaceAll('+', '%20');
  return written === '' ? '' : `#${written}`;
}
