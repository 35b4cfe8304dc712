import { readCsv } from '../read-csv.ts';
import { needsYaml } from '../read-input.ts';
import type { ReadYaml } from '../read-yaml.ts';
import { redactCsv } from './redact-csv.ts';
import { redactParts } from './redact-text.ts';
import type { Redacting } from './running-text.ts';
import { createStandIns, type RedactionCounts } from './stand-ins.ts';
import { createTerms } from './terms.ts';

export interface Redaction {
  readonly text: string;
  readonly counts: RedactionCounts;
}

export interface RedactOptions {
  /** Made by createYamlReader; with it, YAML is redacted as JSON. Without it, as running text. */
  readonly readYaml?: ReadYaml | undefined;
}

/**
 * Replaces what identifies people and places in pasted events by stand-ins, and takes secrets out. The same name has the same stand-in
 * wherever it stands, so that operation and outcome stay; JSON and CSV stay what they are, also inside each other, and YAML becomes JSON.
 * Doing it again changes nothing. Works on any text and never throws.
 *
 * A generator, so that the page can take turns with it: undefined after each part, the redaction at the end.
 */
export function* redactInParts(text: string, options: RedactOptions = {}): Generator<Redaction | undefined> {
  const source = options.readYaml && needsYaml(text) ? toJson(text, options.readYaml) : text;
  const standIns = createStandIns(source);
  const terms = createTerms();
  standIns.onNew((original) => terms.add(original));
  const redacting: Redacting = { standIns, terms, groups: findGroups(source) };
  const redact = readCsv(source) ? redactCsv : redactParts;
  // A name may be told only after the text that repeats it: the first pass learns the names.
  for (const _part of redact(source, redacting)) yield;
  const { secrets } = standIns.counts();
  const parts: string[] = [];
  for (const part of redact(source, redacting)) {
    parts.push(part);
    yield;
  }
  const counts = standIns.counts();
  yield { text: parts.join(''), counts: { ...counts, secrets: counts.secrets - secrets } };
}

/** The same at once. */
export function redactText(text: string, options: RedactOptions = {}): Redaction {
  let made: Redaction | undefined;
  for (const part of redactInParts(text, options)) made = part ?? made;
  if (!made) throw new Error('Cannot redact the text: no result came');
  return made;
}

/** YAML as JSON, one document after another; as it stands where it cannot be read. */
function toJson(text: string, readYaml: ReadYaml): string {
  const documents = readYaml(text);
  const values = documents.flatMap((document) => ('value' in document ? [document.value] : []));
  if (values.length === 0 || values.length < documents.length) return text;
  try {
    return values.map((value) => JSON.stringify(value, null, 2)).join('\n');
  } catch {
    return text;
  }
}

const GROUP =
  /(?:apiGroups?|group|apiVersion)\\*"?\s*[:=]\s*\[?\s*\\*"?([a-z0-9-]+(?:\.[a-z0-9-]+)+)|\bapis(?:\/|%2F)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g;

function findGroups(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(GROUP), ([, named, inPath]) => named ?? inPath ?? ''));
}
