import { stringify } from 'yaml';
import type { Predicate } from '../../predicate/types.ts';
import type { RuleContent } from '../../schema/rule.ts';
import { flowRow, importedHeader } from '../write-yaml.ts';

/** The text of content/imported/rules/<corpus>/<slug>.yaml: facts as plain YAML, the predicate as a tree with one leaf a line. */
export function formatRule(rule: RuleContent, command = commandOf(rule)): string {
  const { predicate, names, unsupported, note, provenance, status, severity, tactics, techniques, attackVersion, ...facts } =
    rule;
  const plain = (value: object) => stringify(value, { lineWidth: 0 });
  return [
    importedHeader(command),
    plain(facts),
    `status: ${flowRow(status)}\nseverity: ${flowRow(severity)}\n`,
    `tactics: ${flowRow(tactics)}\ntechniques: ${flowRow(techniques)}\n`,
    attackVersion === undefined ? '' : plain({ attackVersion }),
    `predicate:${formatPredicate(predicate, 1)}\n`,
    names && names.length > 0 ? `names:\n${names.map((row) => `  - ${flowRow(row)}\n`).join('')}` : '',
    unsupported.length > 0 ? `unsupported:\n${unsupported.map((row) => `  - ${flowRow(row)}\n`).join('')}` : 'unsupported: []\n',
    note === undefined ? '' : plain({ note }),
    `provenance: ${flowRow(provenance)}\n`,
  ].join('');
}

function commandOf({ reading, corpus }: RuleContent): string {
  return `${reading === 'hand-read' ? 'reviewed' : corpus} <folder>`;
}

/** What stands behind `key:`: a leaf on the same line, parts on lines of their own. */
function formatPredicate(predicate: Predicate, depth: number): string {
  const indent = '  '.repeat(depth);
  if ('not' in predicate) return `\n${indent}not:${formatPredicate(predicate.not, depth + 1)}`;
  const key = 'all' in predicate ? 'all' : 'any' in predicate ? 'any' : undefined;
  if (key === undefined) return ` ${flowRow(predicate)}`;
  const parts = 'all' in predicate ? predicate.all : 'any' in predicate ? predicate.any : [];
  if (parts.length === 0) return ` {"${key}": []}`;
  const items = parts.map((part) => `${indent}  -${formatPredicate(part, depth + 2).replace(/^\n\s*/, ' ')}`);
  return `\n${indent}${key}:\n${items.join('\n')}`;
}

/** Last part of a rule's address and its file's name: the words of the title. `taken` holds the slugs of the corpus so far. */
export function ruleSlug(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  const base = words === '' ? 'rule' : words;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
