import type { Dialect, Notation } from '../schema/dialect.ts';
import { isPlainKey, type PathStep } from './path-steps.ts';

export const PLAIN_NOTATION: Notation = { style: 'dots', lists: 'plain', keys: 'dotted' };

const LIST_MARKS: Readonly<Record<Notation['lists'], string>> = {
  plain: '',
  braces: '{}',
  each: '[]?',
  first: '[0]',
  index: '.0',
  extracted: '',
};

type Prefix = NonNullable<Dialect['prefixes']>[number];

/**
 * The steps behind a prefix as the product writes them, with prefix and suffix. Exactly what `createNameReader` reads back, for all
 * notations but `underscores`, which loses where one key ends.
 * @param lists how many lists stand behind the last key of the prefix itself
 */
export function writeName(entry: Prefix, lists: number, steps: readonly PathStep[], notation: Notation): string {
  const head = LIST_MARKS[notation.lists].repeat(lists);
  if (steps.length === 0) return entry.prefix + head + (entry.suffix ?? '');
  const isBelow = entry.path !== '' && !entry.path.endsWith('.');
  const text = writeSteps(steps, notation, isBelow);
  const prefix = text.startsWith('[') ? entry.prefix.replace(/\.$/, '') : entry.prefix;
  const name = `${prefix}${head}${text}${entry.suffix ?? ''}`;
  return notation.keys === 'backticks' && !/^[\w.@<>]+$/.test(name) ? `\`${name}\`` : name;
}

function writeSteps(steps: readonly PathStep[], notation: Notation, isBelow: boolean): string {
  switch (notation.style) {
    case 'dots':
      return writeDots(steps, notation, isBelow);
    case 'underscores':
      return steps.some(({ lists }) => lists > 0) ? writeExtraction(steps) : steps.map(({ key }) => toLabel(key)).join('_');
    case 'pointer':
      return steps.map(({ key, lists }) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${'/0'.repeat(lists)}`).join('');
    case 'arguments':
      return steps.map(({ key }) => JSON.stringify(key)).join(', ');
  }
}

function writeDots(steps: readonly PathStep[], { lists, keys }: Notation, isBelow: boolean): string {
  const text = steps.map((step) => writeKey(step.key, keys) + LIST_MARKS[lists].repeat(step.lists)).join('');
  return isBelow ? text : text.replace(/^\./, '');
}

function writeKey(key: string, keys: Notation['keys']): string {
  if (isPlainKey(key) || keys === 'dotted' || keys === 'backticks') return `.${key}`;
  return keys === 'brackets' ? `[${JSON.stringify(key)}]` : `.${JSON.stringify(key)}`;
}

/** A key as part of a label: what is no letter, digit or underscore becomes an underscore; placeholders stay. */
function toLabel(key: string): string {
  return key.replace(/(<[^>]*>)|\W/g, (_, placeholder?: string) => placeholder ?? '_');
}

/** LogQL leaves lists out of its labels; a stage of the query takes the first value out under a name of its own. */
function writeExtraction(steps: readonly PathStep[]): string {
  return `| json v=${JSON.stringify(writeDots(steps, { style: 'dots', lists: 'first', keys: 'brackets' }, false))}`;
}
