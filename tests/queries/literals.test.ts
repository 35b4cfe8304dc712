import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Leaf, Predicate } from '../../src/predicate/types.ts';
import { LANGUAGES } from '../../src/queries/languages.ts';

const DOUBLE = /"(?:[^"\\\n]|\\[^\n])*"/;
const SLASHES = /\/(?:[^/\\\n]|\\[^\n])*\//;
const ESCAPED = /\\[\s\S]/;

/** How a value can stand in a query of a language: everything else in it is the query's own. */
const LITERALS: Readonly<Record<string, readonly RegExp[]>> = {
  lucene: [/"(?:[^"\\]|\\[\s\S])*"/, /(?<=:|\(|OR )\/(?:[^/\\]|\\[\s\S])*\//, ESCAPED],
  'kusto-aksaudit': [DOUBLE],
  'kusto-azurediagnostics': [DOUBLE],
  'logs-insights': [/"(?:[^"\\]|\\[\s\S])*"/, SLASHES, /`[^`\n]*`/],
  'gcp-logging': [DOUBLE],
  'yara-l': [DOUBLE, SLASHES],
  datadog: [/"(?:[^"\\]|\\[\s\S])*"/, ESCAPED],
  logql: [DOUBLE, /`[^`]*`/],
  panther: [DOUBLE],
  jq: [DOUBLE],
};

/** In these, a wildcard works outside quotes alone, beside plain text. */
const HAS_BARE_WORDS = new Set(['lucene', 'datadog']);

const signs = [
  '"',
  "'",
  '`',
  '\\',
  '/',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  '*',
  '?',
  '$',
  '|',
  '&',
  ':',
  '#',
  '\n',
  ' ',
  'a',
  'É',
  '😀',
];
const value = fc.string({ unit: fc.constantFrom(...signs), maxLength: 6 });
const field = fc.constantFrom('user.username', 'userAgent', 'annotations["a`b\\"c/d"]');
const op = fc.constantFrom<Leaf['op']>('equals', 'startsWith', 'endsWith', 'contains', 'glob');
const leaf = fc
  .record({ field, op, values: fc.array(value, { minLength: 1, maxLength: 1 }), isCaseless: fc.boolean() })
  .map(({ isCaseless, ...rest }): Leaf => ({ ...rest, ...(isCaseless && { ignoreCase: true as const }) }));
const part = fc.oneof(
  leaf,
  leaf.map((not): Predicate => ({ not })),
);
const predicate = fc.tuple(part, part, part).map(([a, b, c]): Predicate => ({ all: [a, { any: [b, c] }] }));

const namer = { nameOf: (path: string) => ({ kind: 'named', name: NAMES[path] ?? 'plain', basis: 'direct' }) as const };
const NAMES: Readonly<Record<string, string>> = { 'user.username': 'user.username', userAgent: 'userAgent' };

/** The query without its values, or where it was cut short by one. */
function cutLiterals(text: string, literals: readonly RegExp[]): string {
  return text.replace(new RegExp(literals.map(({ source }) => `(?:${source})`).join('|'), 'gu'), 'V');
}

function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const sign of text) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (')]}'.includes(sign) && '([{'.indexOf(open.pop() ?? '') !== ')]}'.indexOf(sign)) return false;
  }
  return open.length === 0;
}

describe.each(Object.entries(LITERALS))('values in %s', (id, literals) => {
  const language = LANGUAGES.find((entry) => entry.id === id);

  it('stay within their quotes, whatever is in them', () => {
    let printed = 0;
    fc.assert(
      fc.property(predicate, (tested) => {
        const query = language?.print(tested, { namer });
        if (query?.kind !== 'query') return;
        printed++;
        const own = id === 'jq' ? query.text.slice("jq -c '".length, -"' audit.log".length).replaceAll("'\\''", "'") : query.text;
        const rest = cutLiterals(own, literals);
        expect(rest, own).not.toMatch(HAS_BARE_WORDS.has(id) ? /["\\]/ : /["'`\\]/);
        expect(isBalanced(rest), own).toBe(true);
        if (!HAS_BARE_WORDS.has(id)) expect(rest, own).not.toMatch(/[#É😀]/u);
      }),
      { numRuns: 1500 },
    );
    expect(printed).toBeGreaterThan(100);
  });
});
