import type { BuilderField } from '../../view/builder-data.ts';
import type { CatalogIndex } from './catalog-index.ts';
import type { ComboOption } from './combobox.ts';

/** Options that a list shows; who sees none that fits types on. */
const MOST = 40;

/** A choice of one or several operations. */
export interface OperationChoice extends ComboOption {
  readonly ids: readonly string[];
}

interface Ranked {
  readonly target: string;
  /** By which it is found too. */
  readonly names: readonly string[];
  readonly choice: OperationChoice;
}

/** Prepares the search of operations by words of their names and ids; `every verb on <resource>` stands for all of them. */
export function createOperationFinder({ acts }: CatalogIndex): (text: string) => readonly OperationChoice[] {
  const targetOf = (title: string): string => title.slice(title.lastIndexOf(' ') + 1);
  const single = acts.map(({ id, ids, title, note }): Ranked => {
    return { target: targetOf(title), names: [title, ...ids], choice: { value: id, text: title, note, ids: [id] } };
  });
  const every = [...Map.groupBy(single, ({ target }) => target)].flatMap(([target, members]): Ranked[] => {
    if (members.length < 2) return [];
    const ids = members.flatMap(({ choice }) => choice.ids);
    const text = `every verb on ${target}`;
    return [{ target, names: [text], choice: { value: text, text, note: `${ids.length} operations`, ids } }];
  });
  const all = [...single, ...every].map((one) => ({ ...one, words: one.names.join(' ').toLowerCase() }));
  return (text) => {
    const asked = text.toLowerCase();
    const parts = asked.split(/\s+/).filter(Boolean);
    const found = all.filter(({ words }) => parts.every((part) => words.includes(part)));
    const rank = ({ target, names }: Ranked): number => rankOf(asked, names, target, parts);
    return found
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, MOST)
      .map(({ choice }) => choice);
  };
}

/** What is the text, or a target of which a word is the whole, stands before what only begins with it, and that before what holds it. */
function rankOf(asked: string, names: readonly string[], target: string, parts: readonly string[]): number {
  if (names.includes(asked)) return 0;
  if (parts.includes(target)) return 1;
  return target.startsWith(parts.at(-1) ?? '') ? 2 : 3;
}

/** Fields whose path has every word typed, those of which it is the beginning first. */
export function findFields(text: string, fields: readonly BuilderField[]): readonly ComboOption[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = fields.filter(({ path }) => parts.every((part) => path.toLowerCase().includes(part)));
  const rank = ({ path }: BuilderField): number =>
    path === text ? 0 : path.toLowerCase().startsWith(text.toLowerCase()) ? 1 : 2;
  return found
    .toSorted((a, b) => rank(a) - rank(b) || Number(a.path.startsWith('re')) - Number(b.path.startsWith('re')))
    .slice(0, MOST)
    .map((field) => ({ value: field.path, text: field.path, note: describeField(field) }));
}

/** "string, set by the client, from level Request" */
export function describeField({ type, control, level }: BuilderField): string {
  return [type, `set by ${SETTERS[control] ?? control}`, ...(level === 'Metadata' ? [] : [`from level ${level}`])].join(', ');
}

const SETTERS: Readonly<Record<string, string>> = {
  client: 'the client',
  server: 'the API server',
  authenticator: 'the authenticator',
  admission: 'admission',
};
