import { stringify } from 'yaml';
import { KEYS, ODD, TEXTS, URI_PIECES } from './hostile-values.ts';
import { pathsOf, replaceEach, scramble, writeWith } from './mutate.ts';
import type { Random } from './random.ts';
import { ENVELOPES, FULL_EVENT, LINE, RAW, SHORTEST, SMALL_EVENT, WRAPPED } from './samples.ts';

/** A kind of hostile input. `least` is how many cases one run must have gone through. */
export interface Family {
  readonly name: string;
  readonly least: number;
  readonly make: (random: Random) => Iterable<string>;
}

const objects = [...RAW, ...WRAPPED].filter((value) => typeof value === 'object');
const texts = [...RAW, ...WRAPPED].map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
const quote = (text: string): string => JSON.stringify(text);

/** Runs a maker of one case as often as asked. */
function* times(count: number, make: () => string): Generator<string> {
  for (let done = 0; done < count; done += 1) yield make();
}

function* truncate(): Generator<string> {
  const samples = [...SHORTEST, JSON.stringify(FULL_EVENT), JSON.stringify(SMALL_EVENT, null, 2), stringify(SMALL_EVENT)];
  for (const text of samples) for (let end = 0; end <= text.length; end += 1) yield text.slice(0, end);
}

/** Each path of the whole event × each type; of the other samples a part of the types, another with each seed. */
function* changeTypes({ pick }: Random): Generator<string> {
  yield* replaceEach(FULL_EVENT, ODD);
  for (const value of objects) yield* replaceEach(value, [pick(ODD), pick(ODD), pick(ODD), pick(ODD)]);
}

function* takeAway(): Generator<string> {
  for (const value of [FULL_EVENT, ...objects]) yield* replaceEach(value, [undefined]);
}

function* fillTexts({ pick }: Random): Generator<string> {
  yield* replaceEach(FULL_EVENT, TEXTS.map(quote));
  for (const value of objects) yield* replaceEach(value, [quote(pick(TEXTS))]);
}

/** Hostile keys beside, around and in place of the event's own, and twice. */
function* fillKeys({ pick, below }: Random): Generator<string> {
  const paths = pathsOf(FULL_EVENT);
  for (const key of KEYS)
    for (const odd of ODD) {
      yield `{${quote(key)}:${odd},${LINE.slice(1)}`;
      yield `{${quote(key)}:${odd},${quote(key)}:${LINE}}`;
      yield writeWith(FULL_EVENT, pick(paths), `{${quote(key)}:${odd},${quote(pick(KEYS))}:[${odd}]}`);
      yield `${LINE.slice(0, -1)},${quote(pick(['verb', 'objectRef', 'user', key]))}:${pick(ODD)}}`.repeat(1 + below(2));
    }
}

function makeUri({ below, pick }: Random): string {
  const uri = Array.from({ length: 1 + below(12) }, () => pick(URI_PIECES)).join('');
  return uri.repeat(below(40) === 0 ? 200 : 1);
}

function* fillUris(random: Random): Generator<string> {
  const paths = [['requestURI'], ['objectRef', 'resource'], ['objectRef', 'subresource'], ['objectRef', 'apiGroup'], ['verb']];
  yield* times(6000, () => {
    const [first, second] = [random.pick(paths), random.pick(paths)];
    const once = JSON.parse(writeWith(random.pick([FULL_EVENT, SMALL_EVENT]), first, quote(makeUri(random)))) as unknown;
    return writeWith(once, second, random.below(3) === 0 ? undefined : quote(makeUri(random)));
  });
}

/** Envelope in envelope, in any order, some of them scrambled on the way. */
function* wrapDeep(random: Random): Generator<string> {
  yield* times(4000, () => {
    let text = random.below(4) === 0 ? JSON.stringify(FULL_EVENT) : LINE;
    for (let depth = random.below(7); depth > 0 && text.length < 20_000; depth -= 1) {
      text = random.pick(ENVELOPES)(text);
      if (random.below(12) === 0) text = scramble(text, random);
    }
    return text;
  });
}

const OPENERS: readonly (readonly [open: string, close: string])[] = [
  ...([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"log":', '}'],
    ['[[{"items":', '}]]'],
    ['{"kind":"EventList","items":[', ']}'],
  ] as const),
  ...([
    ['{"hits":{"hits":[', ']}}'],
    ['{"data":', '}'],
    ['{"requestObject":', '}'],
    ['{"attributes":', '}'],
    ['- ', ''],
    ['a: {', '}'],
  ] as const),
];

function* nest({ below, pick }: Random): Generator<string> {
  yield* times(600, () => {
    const [depth, [open, close]] = [2 ** below(12), pick(OPENERS)];
    const inside = pick([LINE, '', '1', quote(LINE)]);
    return open.repeat(depth) + inside + close.repeat(below(3) === 0 ? below(depth) : depth);
  });
  for (const wrap of [JSON.stringify, ENVELOPES[3] as (line: string) => string]) {
    let text = LINE;
    for (let depth = 0; depth < 9; depth += 1) {
      text = wrap(text);
      yield text;
    }
  }
}

function* writeYaml({ below, pick }: Random): Generator<string> {
  const key = (): string => quote(pick(KEYS));
  const alias = (): string => pick(['*a', '*b', '*c', '1', '{x: *a, y: *b}', '[*c, *b, *a]', '&b [*a, *a]', '&c {k: *b}']);
  yield* times(400, () => `verb: get\nuser: &a {x: ${alias()}, y: ${alias()}}\nobjectRef: ${alias()}\n${key()}: ${alias()}\n`);
  yield* times(400, () => scramble(stringify({ ...SMALL_EVENT, [pick(KEYS)]: pick(TEXTS) }), { below, pick }));
  yield* times(
    200,
    () =>
      `kind: Event\nverb: get\n${key()}: ${pick(ODD)}\n${key()}: ${pick(['!!js/function x', '!!binary x', '? [a]', '<<: {a: 1}'])}\n`,
  );
}

function* breakCsv(random: Random): Generator<string> {
  const table = `time,message,"a ""b"""\n1,"${LINE.replaceAll('"', '""')}",x\n2,${quote(LINE)}\n`;
  const fields = 'verb,requestURI,objectRef.resource,user.groups{},annotations.a.b\nget,/api/v1/pods,pods,"a\nb",c\n';
  yield* times(3000, () => scramble(random.pick([table, fields]), random));
  for (const key of KEYS) yield `verb,requestURI,${quote(key)}\nget,/api,"{""verb"":1}"\n`;
}

function* breakLines(random: Random): Generator<string> {
  const cri = (tag: string, text: string): string => `2026-11-23T07:20:57.883884000Z stdout ${tag} ${text}`;
  const docker = (text: string): string => JSON.stringify({ log: text, stream: random.pick(['stdout', 'stderr']), time: 'x' });
  const cut = (): string => LINE.slice(random.below(LINE.length), random.below(LINE.length) + 20);
  const line = (): string =>
    random.pick([
      cri('P', cut()),
      cri('F', cut()),
      cri('P', LINE),
      docker(cut()),
      docker(`{${'a'.repeat(4200)}`),
      docker(`${LINE}\n`),
      LINE,
      cut(),
      '',
    ]);
  yield* times(3000, () => Array.from({ length: 1 + random.below(8) }, line).join(random.pick(['\n', '\r\n', '\n\n'])));
}

function* encode(random: Random): Generator<string> {
  const of = (text: string): string => Buffer.from(text).toString(random.pick(['base64', 'base64url'] as const));
  yield* times(1500, () => {
    const data = scramble(of(random.pick([LINE, '{"a":"é"}', `{"b":${quote(LINE)}}`])), random);
    return random.pick([
      data,
      JSON.stringify({ data }),
      JSON.stringify({ message: { data } }),
      JSON.stringify({ awslogs: { data } }),
    ]);
  });
  const gzip = '\u001f\u008b\b\u0000\u0000\u0000\u0000\u0000\u0000\u0003';
  yield* times(100, () => gzip + scramble(LINE, random));
  yield* times(100, () => scramble(`H4sIAAAAAAAAA${of(LINE)}`, random));
}

export const FAMILIES: readonly Family[] = [
  { name: 'truncated at every character', least: 30_000, make: truncate },
  { name: 'wrong types in every field', least: 11_000, make: changeTypes },
  { name: 'each field missing', least: 2000, make: takeAway },
  { name: 'hostile text in every field', least: 5000, make: fillTexts },
  { name: 'hostile keys, and keys given twice', least: 2400, make: fillKeys },
  { name: 'hostile request URIs', least: 6000, make: fillUris },
  { name: 'envelope in envelope', least: 4000, make: wrapDeep },
  { name: 'deep nesting', least: 600, make: nest },
  { name: 'YAML with aliases, tags and odd keys', least: 1000, make: writeYaml },
  { name: 'broken CSV', least: 3000, make: breakCsv },
  { name: 'log lines whose parts never end', least: 3000, make: breakLines },
  { name: 'base64 and gzip, broken', least: 1700, make: encode },
  {
    name: 'characters changed at random',
    least: 12_000,
    make: (random) => times(12_000, () => scramble(random.pick(texts), random)),
  },
];
