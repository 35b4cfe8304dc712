import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getCatalog } from '../../src/catalog/index.ts';
import { createNamer } from '../../src/dialects/namer.ts';
import { evaluate } from '../../src/predicate/evaluate.ts';
import { printLine } from '../../src/predicate/print.ts';
import type { Known, Leaf, Lookup, Predicate, Scalar } from '../../src/predicate/types.ts';
import { LANGUAGES } from '../../src/queries/languages.ts';
import { createReaders } from './read-back.ts';

const catalog = getCatalog();
const readers = createReaders(
  catalog.dialects,
  catalog.fields.map(({ path }) => path),
);

const HOSTILE = [
  ...['a"b', "a'b", '"', "'", '`tick`', 'back\\slash', '\\', '\\\\', '\\"', '\\*', '\\n', '\\u0041', '\\uD800'],
  ...['star*', '*', 'q?mark', '?', '%p%', '_', '$x', '$(x)', '#c', 'a: b', '- a', '!x', '&a', '@a', '~', '^a$', '%'],
  ...['new\nline', 'tab\tstop', '\r', '\u2028', '\u0085', '\u007f', '\ufeff', ' lead', 'trail ', 'two  blanks', ' ', ''],
  ...[
    'and',
    'OR',
    'not',
    'a and b',
    'x or not y',
    'in',
    'exists',
    'TERM',
    'null',
    'true',
    'True',
    'yes',
    '1',
    '403',
    '-5',
    '1e3',
  ],
  ...['(par)', '{b}', '[x]', '<a>', 'a,b', 'x|y', 'a&&b', 'a||b', 'a/b', '//', '/*c*/', '10.0.0.0/8', 'a.b', 'a:b', '='],
  ...['ünïcode', 'ÉCLAIR', '😀', 'a😀b', '中文', 'Pods', 'pods', 'create'],
];
const text = fc.constantFrom(...HOSTILE);
const FIELDS = [
  'verb',
  'objectRef.resource',
  'objectRef.subresource',
  'user.username',
  'userAgent',
  'requestURI',
  'user.groups[]',
];
/** In every record; and one value alone. */
const ALWAYS = new Set(['verb', 'requestURI']);
const ONE_CASE = new Set(['verb', 'objectRef.resource', 'objectRef.subresource']);

const caseOf = fc.option(fc.constant(true as const), { nil: undefined });

function leafOf(op: Leaf['op'], values: Arbitrary<readonly Scalar[]>, field = fc.constantFrom(...FIELDS)): Arbitrary<Leaf> {
  return fc
    .record({ field, values, ignoreCase: caseOf })
    .map(({ field: name, values: list, ignoreCase }) => ({ field: name, op, values: list, ...(ignoreCase && { ignoreCase }) }));
}

const one = fc.array(text, { minLength: 1, maxLength: 1 });
const some = fc.array(text, { minLength: 1, maxLength: 3 });
const escapeGlob = (value: string) => value.replace(/[*?\\]/g, '\\$&');
const glob = fc
  .array(fc.oneof(text.map(escapeGlob), fc.constantFrom('*', '?')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const REGEXES = [
  '^a',
  'b$',
  'a.b',
  '[a-c]+',
  '\\d{2,}',
  'x|y',
  '^(?:a|\\*)$',
  'a\\/b',
  '\\\\',
  '"',
  'a-b',
  '[^"\\]]',
  '😀?',
  '~@#<>&',
];

const leaf: Arbitrary<Leaf> = fc.oneof(
  { weight: 4, arbitrary: leafOf('equals', one) },
  { weight: 2, arbitrary: leafOf('in', some) },
  leafOf('startsWith', some),
  leafOf('endsWith', some),
  leafOf('contains', some),
  leafOf(
    'glob',
    glob.map((value) => [value]),
  ),
  leafOf(
    'regex',
    fc.constantFrom(...REGEXES).map((value) => [value]),
  ),
  fc.constantFrom(...FIELDS).map((field): Leaf => ({ field, op: 'exists' })),
  fc
    .constantFrom('<', '<=', '>', '>=')
    .map((relation): Leaf => ({ field: 'responseStatus.code', op: 'compare', relation, values: [400] })),
);

const predicate: Arbitrary<Predicate> = fc.letrec<{ tree: Predicate }>((tie) => {
  const parts = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: leaf },
      fc.record({ all: parts }),
      fc.record({ any: parts }),
      fc.record({ not: tie('tree') }),
    ),
  };
}).tree;

/** An event that holds the values of the predicate's own tests, and texts that are nearly them. */
function lookupFor(tested: Predicate): Arbitrary<Lookup> {
  const own = valuesOf(tested).flatMap((value) => [
    value,
    `${value}x`,
    `x${value}`,
    `x${value}x`,
    value.toUpperCase(),
    value.slice(1),
  ]);
  const known = (name: string): Arbitrary<Known> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...own, ...HOSTILE).map((value): Known => ({ kind: 'value', values: [value] })) },
      fc.constant<Known>(ALWAYS.has(name) ? { kind: 'value', values: ['get'] } : { kind: 'absent' }),
    );
  const single = Object.fromEntries(FIELDS.map((name) => [name, known(name)]));
  const groups = fc
    .array(fc.constantFrom(...own, ...HOSTILE), { minLength: 1, maxLength: 3 })
    .map((values): Known => ({ kind: 'value', values }));
  const code = fc.constantFrom<Known>({ kind: 'absent' }, { kind: 'value', values: [399] }, { kind: 'value', values: [400] });
  return fc
    .record({ ...single, 'user.groups[]': fc.oneof(groups, fc.constant<Known>({ kind: 'absent' })), 'responseStatus.code': code })
    .map((event) => (name) => (event as Record<string, Known>)[name] ?? { kind: 'absent' });
}

function valuesOf(part: Predicate): string[] {
  if ('all' in part) return part.all.flatMap(valuesOf);
  if ('any' in part) return part.any.flatMap(valuesOf);
  if ('not' in part) return valuesOf(part.not);
  return 'field' in part ? (part.values ?? []).map((value) => String(value).replace(/\\(?=[*?\\])/g, '')) : [];
}

/** Adds that case is ignored where a language does so by itself: for values of one case, and with `everywhere` for all text. */
function loosen(part: Predicate, everywhere: boolean): Predicate {
  if ('all' in part) return { all: part.all.map((inner) => loosen(inner, everywhere)) };
  if ('any' in part) return { any: part.any.map((inner) => loosen(inner, everywhere)) };
  if ('not' in part) return { not: loosen(part.not, everywhere) };
  if ('unsupported' in part || part.op === 'exists' || part.op === 'compare') return part;
  return everywhere || ONE_CASE.has(part.field) ? { ...part, ignoreCase: true } : part;
}

/** Languages that cannot say some tests at all; of the others a good part has to be printed. */
const LEAST = { kql: 0.2, eql: 0.6, esql: 0.4, spl: 0.4, sigma: 0.9, falco: 0.5 } as const;

describe.each(Object.entries(LEAST))('a predicate with hostile values in %s', (id, least) => {
  const language = LANGUAGES.find((entry) => entry.id === id);
  const dialect = catalog.dialects.find((entry) => entry.id === language?.dialect);
  const read = readers[id];
  if (!language || !dialect || !read) throw new Error(`Cannot find "${id}"`);
  const namer = createNamer(dialect);
  let [printed, tried] = [0, 0];

  it('means the same when its importer reads it', { timeout: 120_000 }, () => {
    const pairs = predicate
      .map((part) => (id === 'spl' ? loosen(part, true) : part))
      .chain((part) => fc.tuple(fc.constant(part), fc.array(lookupFor(part), { minLength: 8, maxLength: 8 })));
    fc.assert(
      fc.property(pairs, ([part, lookups]) => {
        const query = language.print(part, { namer });
        tried++;
        if (query.kind !== 'query') return;
        printed++;
        const [wanted, back] = [loosen(part, false), loosen(read(query.text), false)];
        for (const lookup of lookups) {
          const shown = `${query.text}\n${printLine(part)}\n${printLine(back)}`;
          expect(evaluate(back, lookup), shown).toBe(evaluate(wanted, lookup));
        }
      }),
      { numRuns: 4000 },
    );
    expect(printed / tried).toBeGreaterThan(least);
  });
});
