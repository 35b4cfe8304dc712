import type { Draft, Entry } from '../draft.ts';
import type { Problem } from '../problem.ts';
import type { KeyPath } from '../source.ts';
import { type Check, report } from './check.ts';

/** Every technique that content names is described, so that it has a name and a page: those of ATT&CK, and those of Microsoft's matrix. */
export const techniqueExists: Check = {
  id: 'technique-exists',
  description: 'Techniques and tactics are in the vocabulary',
  run: (draft) => [...checkVocabulary(draft), ...checkMicrosoft(draft), ...checkRules(draft), ...checkOperations(draft)],
};

const ATTACK_FILE = 'content/vocab/attack.yaml';

function checkVocabulary({ attack }: Draft): Problem[] {
  if (!attack) return [];
  const { tactics, techniques } = attack.value;
  const find = finder(attack, 'techniques');
  const findTactic = finder(attack, 'tactics');
  return techniques.flatMap(({ id, v18 = [], v19 = [], revokedBy }, index) => [
    ...v18.flatMap((tactic, at) => findTactic(attack, ['techniques', index, 'v18', at], tactic)),
    ...v19.flatMap((tactic, at) => findTactic(attack, ['techniques', index, 'v19', at], tactic)),
    ...(revokedBy === undefined ? [] : find(attack, ['techniques', index, 'revokedBy'], revokedBy)),
    ...twice(attack, techniques, index, id, 'techniques'),
    ...(index === 0 ? tactics.flatMap((tactic, at) => twice(attack, tactics, at, tactic.id, 'tactics')) : []),
  ]);
}

function twice(entry: Entry<unknown>, all: readonly { id: string }[], index: number, id: string, list: string): Problem[] {
  if (all.findIndex((other) => other.id === id) === index) return [];
  return [report(techniqueExists, entry.source, [list, index, 'id'], `The id "${id}" stands here twice`, 'Remove one of them')];
}

function checkMicrosoft({ attack, microsoft }: Draft): Problem[] {
  const find = finder(attack, 'techniques');
  return (microsoft?.value ?? []).flatMap((row, index) =>
    microsoft ? row.attack.flatMap((id, at) => find(microsoft, [index, 'attack', at], id)) : [],
  );
}

function checkRules({ attack, rules }: Draft): Problem[] {
  const find = finder(attack, 'techniques');
  const findTactic = finder(attack, 'tactics');
  return rules.flatMap((entry) => [
    ...entry.value.techniques.flatMap((id, at) => find(entry, ['techniques', at], id)),
    ...entry.value.tactics.flatMap((id, at) => findTactic(entry, ['tactics', at], id)),
  ]);
}

function checkOperations({ attack, microsoft, operations }: Draft): Problem[] {
  const find = finder(attack, 'techniques');
  const known = new Set(microsoft?.value.map(({ id }) => id));
  return operations.flatMap((entry) => [
    ...(entry.value.techniques ?? []).flatMap(({ id }, at) => find(entry, ['techniques', at, 'id'], id)),
    ...(entry.value.microsoft ?? []).flatMap(({ id }, at) =>
      known.has(id) ? [] : [unknown(entry, ['microsoft', at, 'id'], `technique "${id}"`, 'content/vocab/microsoft-matrix.yaml')],
    ),
  ]);
}

/** What reports an id that the vocabulary lacks. Without a vocabulary, as in tests of other checks, nothing is known to be missing. */
function finder(attack: Draft['attack'], list: 'techniques' | 'tactics') {
  const known = attack && new Set(attack.value[list].map(({ id }) => id));
  return (entry: Entry<unknown>, path: KeyPath, id: string): Problem[] =>
    known === undefined || known.has(id) ? [] : [unknown(entry, path, `${list.slice(0, -1)} "${id}"`, ATTACK_FILE)];
}

function unknown(entry: Entry<unknown>, path: KeyPath, what: string, file: string): Problem {
  return report(techniqueExists, entry.source, path, `Cannot find the ${what}`, `Add it to ${file}`);
}
