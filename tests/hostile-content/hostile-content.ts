import { contentKindOf } from '../../src/catalog/content-files.ts';
import { loadFiles } from '../../src/catalog/load.ts';
import type { Problem } from '../../src/catalog/problem.ts';
import type { KeyPath } from '../../src/catalog/source.ts';
import { hostileTexts, type Intent } from './hostile-values.ts';
import { readSmallContent, toTextFile, type ValueFile } from './small-content.ts';

/** One text of the content, and what stands there instead. */
export interface Place {
  readonly file: string;
  readonly path: KeyPath;
  readonly before: string;
  readonly text: string;
}

/** Content in which every text is hostile that may be, the texts that were refused by a check, and with which words. */
export interface HostileContent {
  readonly files: readonly { readonly file: string; readonly text: string }[];
  readonly places: readonly Place[];
  readonly refused: readonly Problem[];
}

/** Of a list, so many items are changed: one for each intent. */
const ITEMS = 2;
/** From so many characters on a text is huge: one for each key of each kind is enough, and a file holds a million characters at most. */
const HUGE = 50_000;
const HUGE_PER_FILE = 6;

/**
 * The small content with a hostile text in every place whose schema takes one. Then the checks have their word: what they refuse is put
 * back until nothing is refused.
 * @throws Error where a problem comes from no changed place.
 */
export function makeHostileContent(): HostileContent {
  const originals = readSmallContent();
  const huge = new Set<string>();
  let places = originals.flatMap((file, index) => corrupt(file, index, huge));
  const refused: Problem[] = [];
  for (;;) {
    const files = originals.map((entry) => toTextFile({ ...entry, value: withPlaces(entry, places) }));
    const problems = loadFiles(files).problems.filter(({ level }) => level === 'error');
    if (problems.length === 0) return { files, places, refused };
    const blamed = new Set(problems.flatMap((problem) => findBlamed(problem, files, places)));
    if (blamed.size === 0) throw new Error(`No hostile text is to blame for ${JSON.stringify(problems[0])}`);
    refused.push(...problems);
    places = places.filter((place) => !blamed.has(place));
  }
}

/** The changed places that a problem is about: the one on its line, or those whose old value is missed elsewhere. */
function findBlamed(
  { file, line, message }: Problem,
  files: HostileContent['files'],
  places: readonly Place[],
): readonly Place[] {
  const shown = files.find((candidate) => candidate.file === file)?.text.split('\n')[line - 1] ?? '';
  const here = places.filter((place) => place.file === file && shown.includes(JSON.stringify(place.text)));
  if (here.length > 0) return here;
  const missed = /"([^"]+)"/.exec(message)?.[1];
  if (missed === undefined) return [];
  const same = places.filter(({ before }) => before === missed);
  return same.length > 0 ? same : places.filter(({ before }) => before.startsWith(missed) || missed.startsWith(before));
}

/** A hostile text for each place of a file, the first that the schema takes there; both intents in turn. */
function corrupt({ file, value }: ValueFile, fileIndex: number, huge: Set<string>): readonly Place[] {
  const schema = contentKindOf(file)?.schema;
  const places: Place[] = [];
  for (const path of listTexts(value)) {
    const turn = fileIndex + path.reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 0), 0);
    const intent: Intent = turn % 2 === 0 ? 'run' : 'overflow';
    const before = String(valueAt(value, path));
    const key = [contentKindOf(file)?.kind, ...path.filter((step) => typeof step === 'string')].join('.');
    const isFull = huge.has(key) || places.filter(({ text }) => text.length > HUGE).length >= HUGE_PER_FILE;
    const texts = hostileTexts(intent, fileIndex * 1000 + places.length, before).filter(({ length }) => length < HUGE || !isFull);
    const text = texts.find((candidate) => schema?.safeParse(replaceAt(value, path, candidate)).success);
    if (text === undefined) continue;
    if (text.length > HUGE) huge.add(key);
    places.push({ file, path, before, text });
  }
  return places;
}

function withPlaces({ file, value }: ValueFile, places: readonly Place[]): unknown {
  return places.filter((place) => place.file === file).reduce((changed, { path, text }) => replaceAt(changed, path, text), value);
}

/** The paths of all texts in a value. */
function listTexts(value: unknown, path: KeyPath = []): readonly KeyPath[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.slice(0, ITEMS).flatMap((item, index) => listTexts(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => listTexts(item, [...path, key]));
}

function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value);
}

function replaceAt(value: unknown, [step, ...rest]: KeyPath, text: string): unknown {
  if (step === undefined) return text;
  const inner = replaceAt((value as Record<string | number, unknown>)[step], rest, text);
  return Array.isArray(value) ? value.with(Number(step), inner) : { ...(value as object), [step]: inner };
}
