import { z } from 'zod';
import { readFolder } from '../../../catalog/read.ts';
import type { ReadError } from '../corpus-importer.ts';
import { readDocuments } from '../read-document.ts';

/** A macro of macros/<name>.yml; its definition holds its arguments as `$name$`. */
export interface Macro {
  readonly definition: string;
  readonly arguments: readonly string[];
}
export type Macros = ReadonlyMap<string, Macro>;

const macroFile = z.looseObject({
  name: z.string(),
  definition: z.union([z.string(), z.number()]).transform(String),
  arguments: z.array(z.string()).nullish(),
});

/** Reads every macro of a checkout. Files that hold none are passed over; those that are no YAML are errors. */
export function readMacros(folder: string): { macros: Macros; errors: readonly ReadError[] } {
  const macros = new Map<string, Macro>();
  const errors: ReadError[] = [];
  for (const { file, text } of readFolder(folder, 'macros', '.yml')) {
    const read = readDocuments(file, text);
    errors.push(...read.errors);
    for (const { value } of read.documents) {
      const { data } = macroFile.safeParse(value);
      if (data) macros.set(data.name, { definition: data.definition, arguments: data.arguments ?? [] });
    }
  }
  return { macros, errors };
}

/** A search with its macros written out. */
export interface ExpandedSearch {
  readonly text: string;
  /** The place in the search as it was given; inside a macro that of its name. */
  readonly toSource: (offset: number) => number;
}

const MACRO = /`([^`(]+)(?:\(([^`]*)\))?`/g;
const DEEPEST = 20;

/**
 * Writes macros out, those in their definitions too. Comments, between three backticks, go. A macro `<name>_filter` is made when the
 * content is built, as `search *`, for users to add to: it is written so here. A macro that nothing defines stays as it stands.
 */
export function expandMacros(search: string, macros: Macros): ExpandedSearch {
  const text = search.replace(/```[\s\S]*?```/g, (comment) => ' '.repeat(comment.length));
  const pieces: { readonly start: number; readonly source: number; readonly isOwn: boolean }[] = [];
  let expanded = '';
  const add = (part: string, source: number, isOwn: boolean): void => {
    pieces.push({ start: expanded.length, source, isOwn });
    expanded += part;
  };
  let done = 0;
  for (const match of text.matchAll(MACRO)) {
    add(text.slice(done, match.index), done, true);
    add(expandOne(match, text.slice(0, match.index), macros, 0), match.index, false);
    done = match.index + match[0].length;
  }
  add(text.slice(done), done, true);
  return {
    text: expanded,
    toSource: (offset) => {
      const piece = pieces.findLast(({ start }) => start <= offset);
      return piece ? piece.source + (piece.isOwn ? offset - piece.start : 0) : offset;
    },
  };
}

function expandOne([whole, name = '', given]: RegExpMatchArray, before: string, macros: Macros, depth: number): string {
  const macro = macros.get(name.trim());
  if (!macro && name.trim().endsWith('_filter')) return /\|\s*$/.test(before) ? 'search *' : '*';
  if (!macro || depth > DEEPEST) return whole;
  const values = given === undefined ? [] : splitArguments(given);
  const filled = macro.arguments.reduce(
    (text, argument, index) => text.replaceAll(`$${argument}$`, values[index] ?? ''),
    macro.definition,
  );
  return filled.replace(MACRO, (...match) => expandOne(match.slice(0, 3) as unknown as RegExpMatchArray, '', macros, depth + 1));
}

function splitArguments(text: string): string[] {
  return (text.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []).map((part) => part.trim().replace(/^"(.*)"$/s, '$1'));
}
