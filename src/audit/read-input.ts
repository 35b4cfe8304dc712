import { cleanPaste } from './clean-paste.ts';
import type { InputRecord, RecordContent } from './input-record.ts';
import { joinDockerParts } from './join-docker-parts.ts';
import { readCsv } from './read-csv.ts';
import { readJsonLines } from './read-json-lines.ts';
import type { ReadYaml, YamlDocument } from './read-yaml.ts';
import { contentLines, isJsonStart, isLogLine, parseJson } from './text-lines.ts';

export interface InputOptions {
  /** Made by createYamlReader; without it, YAML is handed on as text. */
  readonly readYaml?: ReadYaml | undefined;
}

/** Larger YAML is refused: reading it takes seconds, and nobody writes events so by hand. */
export const MAX_YAML_LENGTH = 2 ** 20;

/**
 * Takes an input apart into records: JSON, pretty JSON, several documents one after another, NDJSON, CSV, lines of a log, YAML, or plain text. A broken record
 * is one of the records and never stops the rest. Never throws. An input without content gives one text record, ''.
 */
export function readInput(input: string, options: InputOptions = {}): readonly InputRecord[] {
  const text = cleanPaste(input);
  const whole = parseJson(text);
  if (whole) return number([{ line: 1, kind: 'value', format: isOneLine(text) ? 'json' : 'pretty-json', value: whole.value }]);
  const table = readCsv(text);
  if (table) return number(table);
  if (hasRecordLines(text)) return number(joinDockerParts(readJsonLines(text)));
  if (!looksLikeYaml(text) || !options.readYaml) return number([{ line: 1, kind: 'text', text: text.trim() }]);
  return number(readYamlText(text, options.readYaml));
}

/** True where readInput would need `readYaml` to read the input: the browser loads the parser only then. */
export function needsYaml(input: string): boolean {
  const text = cleanPaste(input);
  return looksLikeYaml(text) && text.length <= MAX_YAML_LENGTH && !parseJson(text) && !readCsv(text) && !hasRecordLines(text);
}

type Unnumbered = { readonly line: number } & RecordContent;

function number(records: readonly Unnumbered[]): InputRecord[] {
  return records.map((record, index) => ({ index, ...record }));
}

function isOneLine(text: string): boolean {
  return !text.trim().includes('\n');
}

/** How many lines are looked at to find out what a text is. */
const PROBE = 50;

/** True for a text that is read line by line: its first line begins like JSON, or one of the first is a log line or a JSON object. */
function hasRecordLines(text: string): boolean {
  let seen = 0;
  for (const line of contentLines(text)) {
    if (isLogLine(line.text)) return true;
    if ((seen === 0 && isJsonStart(line.text)) || (/^[{[]/.test(line.text) && parseJson(line.text))) return true;
    seen += 1;
    if (seen >= PROBE) return false;
  }
  return false;
}

function looksLikeYaml(text: string): boolean {
  for (const line of contentLines(text)) {
    if (line.text.startsWith('#')) continue;
    return /^\s*(?:---(?:\s|$)|%YAML|- |-$|["']?[@\w./$-]+["']?:(?:\s|$))/.test(line.text.slice(0, 500));
  }
  return false;
}

function readYamlText(text: string, readYaml: ReadYaml): Unnumbered[] {
  if (text.length > MAX_YAML_LENGTH) {
    const reason = `The YAML has ${text.length} characters; at most ${MAX_YAML_LENGTH} are read: turn it into JSON first`;
    return [{ line: 1, kind: 'malformed', column: 1, reason }];
  }
  const documents = readYaml(text);
  if (documents.length === 0) return [{ line: 1, kind: 'text', text: '' }];
  if (documents.some((document) => 'problem' in document) && !mentionsEvent(text))
    return [{ line: 1, kind: 'text', text: text.trim() }];
  return documents.map(fromYaml);
}

/** A text that only looks like YAML, as a program's output does, is no broken YAML. */
function mentionsEvent(text: string): boolean {
  return /^\s*(?:- )?["']?(?:apiVersion|kind|auditID|verb|requestURI|objectRef|items)["']?:/m.test(text);
}

function fromYaml(document: YamlDocument): Unnumbered {
  if ('value' in document) return { line: 1, kind: 'value', format: 'yaml', value: document.value };
  return { kind: 'malformed', ...document.problem };
}
