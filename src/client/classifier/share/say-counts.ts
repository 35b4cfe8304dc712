import type { RedactionCounts } from '../../../audit/redact/stand-ins.ts';

const WORDS: readonly (readonly [count: Exclude<keyof RedactionCounts, 'secrets'>, one: string, several: string])[] = [
  ['names', 'name', 'names'],
  ['addresses', 'address', 'addresses'],
  ['hosts', 'host', 'hosts'],
  ['identifiers', 'identifier', 'identifiers'],
];

/** What has been replaced, in a sentence: `Replaced 3 names and 2 addresses, took out 1 secret.` */
export function sayCounts(counts: RedactionCounts): string {
  const replaced = WORDS.flatMap(([key, one, several]) =>
    counts[key] === 0 ? [] : [`${counts[key]} ${counts[key] === 1 ? one : several}`],
  );
  const parts = [
    ...(replaced.length > 0 ? [`replaced ${joinWords(replaced)}`] : []),
    ...(counts.secrets > 0 ? [`took out ${counts.secrets} ${counts.secrets === 1 ? 'secret' : 'secrets'}`] : []),
  ].join(', ');
  return parts === '' ? 'Found nothing to replace.' : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
