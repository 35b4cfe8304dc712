import type { Dialect, Notation } from '../schema/dialect.ts';
import { createPathFinder } from './canonical-path.ts';
import { readJsonPointer } from './json-pointer.ts';
import { createNamer } from './namer.ts';
import { joinKeys } from './path-steps.ts';
import { PLAIN_NOTATION } from './write-name.ts';

/** Answers the canonical path of a product's name, or undefined where it has none or says several things at once. */
export type NameReader = (name: string) => string | undefined;

/**
 * Reads the names that `createNamer` writes, and others of the same form. Letters of a name that has a row may be of either case.
 * @param fields paths of all field pages, with their `[]`: a name without them is completed
 */
export function createNameReader(dialect: Dialect, fields: readonly string[]): NameReader {
  const rows = new Map(dialect.fields.map((row) => [row.name.toLowerCase(), row]));
  const read = dialect.notation?.style === 'underscores' ? readByList(dialect, fields) : readByForm(dialect, fields);
  return (name) => {
    const row = rows.get(name.toLowerCase());
    return row ? row.path : read(name);
  };
}

/** An underscore may stand for anything, so that only the names of known fields can be told apart. */
function readByList(dialect: Dialect, fields: readonly string[]): NameReader {
  const { allNamesOf } = createNamer(dialect, fields);
  const paths = new Map(
    fields.flatMap((path) => allNamesOf(path).flatMap((found) => (found.kind === 'named' ? [[found.name, path]] : []))),
  );
  return (name) => paths.get(name);
}

function readByForm(dialect: Dialect, fields: readonly string[]): NameReader {
  const findPath = createPathFinder(fields);
  const notation = dialect.notation ?? PLAIN_NOTATION;
  return (name) => {
    const text = notation.keys === 'backticks' ? name.replace(/^`(.*)`$/s, '$1') : name;
    const entry = dialect.prefixes?.find(({ prefix, suffix = '' }) =>
      text.startsWith(prefix) || (prefix.endsWith('.') && text.startsWith(`${prefix.slice(0, -1)}[`))
        ? text.endsWith(suffix)
        : false,
    );
    if (!entry) return undefined;
    const rest = text.slice(entry.prefix.length, text.length - (entry.suffix ?? '').length);
    const path = readRest(rest, notation);
    return path === undefined ? undefined : findPath(restoreKey(joinRest(entry.path, path), dialect.annotationDots));
  };
}

function joinRest(path: string, rest: string): string {
  return (rest.startsWith('[') ? path.replace(/\.$/, '') : path) + rest;
}

/** The part behind the prefix as a path without the marks of lists. */
function readRest(rest: string, { style, lists, keys }: Notation): string | undefined {
  if (style === 'pointer') return readJsonPointer(rest)?.path;
  if (style === 'arguments') return readArguments(rest);
  const quoted = keys === 'quotes' ? rest.replace(/(?:^|\.)("(?:[^"\\]|\\.)*")/g, '[$1]') : rest;
  if (lists === 'index') return quoted.replace(/\.\d+(?=\.|$)/g, '');
  if (lists === 'each') return quoted.replaceAll('?', '');
  return lists === 'first' ? quoted.replace(/\[\d+\]/g, '') : quoted;
}

function readArguments(text: string): string | undefined {
  try {
    const keys: unknown = JSON.parse(`[${text}]`);
    return Array.isArray(keys) && keys.every((key) => typeof key === 'string') ? joinKeys(keys) : undefined;
  } catch {
    return undefined;
  }
}

/** Maps of the event whose keys may hold dots and slashes. */
const MAPS =
  /^(annotations|(?:user|impersonatedUser)\.extra|(?:request|response)Object\.metadata\.(?:labels|annotations))\.(.+)$/;

/**
 * The path takes a key with dots or slashes in brackets, and any key of annotations, where `authorization_k8s_io/decision` was
 * `authorization.k8s.io/decision` before the product changed its dots.
 */
function restoreKey(path: string, dots: Dialect['annotationDots']): string {
  const [, map, key] = MAPS.exec(path) ?? [];
  if (map === undefined || key === undefined) return path;
  if (map !== 'annotations') return /[./]/.test(key) ? `${map}["${key}"]` : path;
  const [domain = '', ...rest] = key.split('/');
  const whole = [dots === 'underscored' ? domain.replaceAll('_', '.') : domain, ...rest].join('/');
  return `annotations["${whole}"]`;
}
