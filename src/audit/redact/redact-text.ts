import { type JsonBox, type JsonNode, type JsonText, readJsonPiece } from './json-tree.ts';
import { redactAgent, redactGroup, redactId, redactName, redactUsername } from './names.ts';
import { standInForAccount } from './patterns.ts';
import { redactValue } from './redact-value.ts';
import { redactCommand, redactRequestPath } from './request-path.ts';
import { normalizeKey, type Place } from './roles.ts';
import { type Redacting, redactRunningText } from './running-text.ts';
import { isAmbiguous, isPublicDomain } from './well-known.ts';

/** Texts inside texts are read this deep; what is deeper is taken out. */
const MAX_NESTING = 12;

const NOWHERE: Place = { keys: [], around: [] };

/** The beginning of JSON in a text: an object, a list, or JSON that is a text itself. */
const JSON_START = /\{\s*["}]|\[\s*[[{"]|"\s*[{[]\s*\\"/g;

/**
 * Redacts a text part by part: JSON by the places of its values, what stands between as running text. Gives each part as
 * it is made, and an empty one now and then, so that who asks can take turns.
 */
export function* redactParts(text: string, redacting: Redacting, place: Place = NOWHERE, depth = 0): Generator<string> {
  let last = 0;
  while (last < text.length) {
    JSON_START.lastIndex = last;
    const start = JSON_START.exec(text)?.index ?? text.length;
    if (start > last) yield redactPlain(text.slice(last, start), place, { redacting, depth });
    if (start === text.length) return;
    const piece = readJsonPiece(text, start);
    yield yield* redactPiece(text, start, piece.end, piece.node, place, { redacting, depth });
    last = piece.end;
  }
}

interface Depth {
  readonly redacting: Redacting;
  readonly depth: number;
}

function redactInner(text: string, place: Place, { redacting, depth }: Depth): string {
  if (depth >= MAX_NESTING) return redacting.standIns.remove();
  return [...redactParts(text, redacting, place, depth + 1)].join('');
}

/** A changed part of a text: from, to, and what stands there then. */
type Edit = readonly [start: number, end: number, made: string];

function* redactPiece(
  text: string,
  start: number,
  end: number,
  node: JsonNode,
  place: Place,
  depth: Depth,
): Generator<string, string> {
  const edits: Edit[] = [];
  for (const _step of collectInSteps(node, place, depth, text, edits)) yield '';
  const parts: string[] = [];
  let last = start;
  for (const [from, to, made] of edits.sort(([one], [other]) => one - other)) {
    parts.push(text.slice(last, from), made);
    last = to;
  }
  return [...parts, text.slice(last, end)].join('');
}

/** Boxes inside fewer others than this are collected in steps: a list of events in an envelope, and not each value of an event. */
const STEP_DEPTH = 3;

/** Collects what changes in a value, with a turn after each part of what is large. */
function* collectInSteps(
  node: JsonNode,
  place: Place,
  depth: Depth,
  text: string,
  edits: Edit[],
  level = 0,
): Generator<undefined> {
  if (node.kind === 'text' || node.kind === 'other' || level > STEP_DEPTH) collect(node, place, depth, text, edits);
  else
    for (const part of partsOf(node, place, depth, edits))
      yield* collectInSteps(part.value, part.place, depth, text, edits, level + 1);
  yield;
}

function collect(node: JsonNode, place: Place, depth: Depth, text: string, edits: Edit[]): void {
  if (node.kind === 'other') collectNumber(text.slice(node.start, node.end), node, depth.redacting, edits);
  else if (node.kind === 'text')
    edit(
      node,
      redactValue(node.value, place, depth.redacting, (inner, at) => redactInner(inner, at, depth)),
      edits,
    );
  else for (const part of partsOf(node, place, depth, edits)) collect(part.value, part.place, depth, text, edits);
}

/** The members of an object or a list that stand for themselves, with their places. Keys and the arguments of a command are collected here. */
function* partsOf(
  box: JsonBox,
  place: Place,
  depth: Depth,
  edits: Edit[],
): Generator<{ readonly value: JsonNode; readonly place: Place }> {
  const around = [...place.around, { box, depth: place.keys.length }];
  const isCommand = box.kind === 'list' && /^(?:command|args)$/.test(place.keys.at(-1) ?? '');
  if (isCommand) collectCommand(box, depth.redacting, edits);
  for (const { key, value } of box.members) {
    if (key) edit(key, redactKey(key.value, place, depth), edits);
    if (isCommand && value.kind === 'text') continue;
    const keys = key === undefined ? place.keys : [...place.keys, ...normalizeKey(key.value)];
    yield { value, place: { keys, around } };
  }
}

/** Writes a text anew with its quotes; one that is cut off stays cut off. */
function edit(node: JsonText, made: string, edits: Edit[]): void {
  if (made === node.value) return;
  const written = JSON.stringify(made);
  edits.push([node.start, node.end, node.open ? written.slice(0, -1) : written]);
}

/** A number that is an account of AWS. */
function collectNumber(
  number: string,
  { start, end }: { readonly start: number; readonly end: number },
  redacting: Redacting,
  edits: Edit[],
): void {
  if (!/^[1-9]\d{11}$/.test(number)) return;
  const made = standInForAccount(number, redacting.standIns);
  if (made !== number) edits.push([start, end, made]);
}

function collectCommand({ members }: JsonBox, redacting: Redacting, edits: Edit[]): void {
  const texts = members.map(({ value }) => value).filter((value) => value.kind === 'text');
  const made = redactCommand(
    texts.map(({ value }) => value),
    redacting,
  );
  texts.forEach((node, index) => {
    edit(node, made[index] ?? node.value, edits);
  });
}

/**
 * A key: those of an event stay. The domain of a label or an annotation is a host; the keys of `managedFields` hold JSON; another key goes
 * where it is a name that is replaced elsewhere.
 */
function redactKey(key: string, place: Place, depth: Depth): string {
  const { standIns, groups } = depth.redacting;
  const [, mark = '', rest = ''] = /^([kvf]:)(.+)$/s.exec(key) ?? [];
  if (mark === 'k:' || mark === 'v:') return `${mark}${redactInner(rest, place, depth)}`;
  if (mark === 'f:') return `${mark}${redactKey(rest, place, depth)}`;
  const [, domain = '', name = ''] = /^([\w.-]+\.[a-z]{2,20})\/(.*)$/is.exec(key) ?? [];
  if (domain !== '')
    return groups.has(domain) || isPublicDomain(domain) ? key : `${redactRunningText(domain, depth.redacting)}/${name}`;
  if (/^[\w.$-]{1,200}$/.test(key)) return isAmbiguous(key) ? key : (standIns.find(key) ?? key);
  return redactRunningText(key, depth.redacting);
}

/** Text outside JSON: lines of the API server's text log, parts of JSON that a log has cut in two, and anything else. */
function redactPlain(text: string, place: Place, depth: Depth): string {
  if (!/ AUDIT: id="|":\s?"/.test(text)) return redactRunningText(text, depth.redacting);
  return text
    .split(/(\n)/)
    .map((line) => redactLegacyLine(line, depth.redacting) ?? redactMembers(line, place, depth))
    .join('');
}

function redactLegacyLine(line: string, redacting: Redacting): string | undefined {
  const [, head, pairs = ''] = /^(.{0,600}? AUDIT:)( id=".*)$/s.exec(line) ?? [];
  if (head === undefined) return undefined;
  const made = pairs.replace(PAIR, (_pair, key: string, value: string) => ` ${key}="${redactPair(key, value, redacting)}"`);
  return redactRunningText(head, redacting) + made;
}

const MEMBER = /"([\w.@/-]{1,100})"\s?:\s?("[^"\\]*(?:\\.[^"\\]*)*")/g;

/** `"key":"value"` without the object around it. */
function redactMembers(text: string, place: Place, depth: Depth): string {
  const parts: string[] = [];
  let last = 0;
  for (const match of text.matchAll(MEMBER)) {
    const [whole, key = '', value = ''] = match;
    const { node } = readJsonPiece(value, 0);
    if (node.kind !== 'text') continue;
    const at = { keys: [...place.keys, ...normalizeKey(key)], around: place.around };
    const made = redactValue(node.value, at, depth.redacting, (inner, inside) => redactInner(inner, inside, depth));
    const start = match.index + whole.length - value.length;
    parts.push(redactRunningText(text.slice(last, start), depth.redacting), made === node.value ? value : JSON.stringify(made));
    last = match.index + whole.length;
  }
  return [...parts, redactRunningText(text.slice(last), depth.redacting)].join('');
}

const PAIR = / ([a-z-]+)="((?:[^"\\]|\\.)*)"/g;

/** A value of such a line: kubernetes/apiserver pkg/audit/format.go, EventString. */
function redactPair(key: string, value: string, redacting: Redacting): string {
  if (/^<\w*>$/.test(value)) return value;
  switch (key) {
    case 'user':
    case 'as':
      return redactUsername(value, redacting);
    case 'groups':
    case 'asgroups':
      return value.replace(/\\"((?:[^"\\]|\\[^"])*)\\"/g, (_whole, group: string) => `\\"${redactGroup(group, redacting)}\\"`);
    case 'uri':
      return redactRequestPath(value, redacting);
    case 'user-agent':
      return redactAgent(value, redacting);
    case 'namespace':
      return redactName(value, 'ns', redacting);
    case 'id':
      return redactId(value, redacting);
    default:
      return redactRunningText(value, redacting);
  }
}
