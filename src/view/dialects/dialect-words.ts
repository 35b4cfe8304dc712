import type { FieldName } from '../../dialects/namer.ts';
import type { Dialect, QueryLanguage } from '../../schema/dialect.ts';

/** Languages as people write their names. */
export const LANGUAGE_TITLES: Readonly<Record<QueryLanguage, string>> = {
  kql: 'KQL',
  eql: 'EQL',
  esql: 'ES|QL',
  lucene: 'Lucene',
  falco: 'Falco conditions',
  sigma: 'Sigma',
  spl: 'SPL',
  kusto: 'Kusto (KQL of Azure)',
  'gcp-logging': 'Logging query language',
  'yara-l': 'YARA-L 2.0',
  'logs-insights': 'Logs Insights QL',
  datadog: 'Datadog log search',
  python: 'Python',
  'snowflake-sql': 'SQL of Snowflake',
  'athena-sql': 'SQL of Athena',
  sumo: 'Cloud SIEM expressions',
  wazuh: 'Wazuh rules',
  logql: 'LogQL',
  jq: 'jq',
  stackrox: 'StackRox policy criteria',
};

/** How sure a name is, in one or two words. */
export type NameStatus = 'published' | 'by rule' | 'unverified' | 'lost' | 'unknown';

export function nameStatus(found: FieldName): NameStatus {
  switch (found.kind) {
    case 'absent':
      return 'lost';
    case 'unknown':
      return 'unknown';
    case 'named':
      return found.basis === 'direct' ? 'published' : found.basis === 'rule' ? 'by rule' : 'unverified';
  }
}

/** What to know of a name before it is used, as whole sentences. */
export function nameNotes(found: FieldName): string[] {
  if (found.kind === 'unknown') return [];
  const marks =
    found.kind === 'named'
      ? [...(found.partial ? ['Holds a part of it only.'] : []), ...(found.first ? ['The first value alone.'] : [])]
      : [];
  return [...marks, ...(found.note ? [found.note] : [])];
}

/** How the dialect makes a name of a path, in sentences; none where it has names of its own alone. */
export function describeNotation({ prefixes = [], notation, annotationDots, leavesOnly }: Dialect): string[] {
  if (prefixes.length === 0) return [];
  const { style, lists, keys } = notation ?? { style: 'dots', lists: 'plain', keys: 'dotted' };
  return [
    STYLES[style],
    ...(style === 'pointer' || style === 'arguments' ? [] : [LISTS[lists]]),
    ...(style === 'dots' ? [KEYS[keys]] : []),
    ...(annotationDots === 'underscored' ? ['Dots in keys of annotations become underscores, slashes stay.'] : []),
    ...(leavesOnly ? ['An object has no name, only the values below it have.'] : []),
  ];
}

type Notation = NonNullable<Dialect['notation']>;

const STYLES: Readonly<Record<Notation['style'], string>> = {
  dots: 'Keys with dots between.',
  underscores: 'Keys with underscores between, and an underscore for each character that a label cannot have.',
  pointer: 'A JSON pointer: slashes before keys, and the place in a list as a number.',
  arguments: 'Keys as arguments of a function.',
};

const LISTS: Readonly<Record<Notation['lists'], string>> = {
  plain: 'Lists have no mark.',
  braces: 'Lists are marked by {}.',
  each: 'Lists are marked by []?, for each of their values.',
  first: 'Of a list [0] reads the first value.',
  index: 'Of a list .0 reads the first value.',
  extracted: 'Values of lists have to be taken out first.',
};

const KEYS: Readonly<Record<Notation['keys'], string>> = {
  dotted: 'Keys that hold dots are written like others.',
  brackets: 'Keys that hold dots stand in brackets and quotes.',
  quotes: 'Keys that hold dots stand in quotes.',
  backticks: 'A name with other characters than letters, digits and dots stands in backticks.',
};
