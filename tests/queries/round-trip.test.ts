import { describe, expect, it } from 'vitest';
import { nonResourceSample, operationSamples } from '../../src/catalog/derive/samples.ts';
import { getCatalog } from '../../src/catalog/index.ts';
import { createNamer } from '../../src/dialects/namer.ts';
import { all } from '../../src/predicate/build.ts';
import { compile } from '../../src/predicate/evaluate.ts';
import { createEventLookup } from '../../src/predicate/event-lookup.ts';
import { compileReach } from '../../src/predicate/named.ts';
import { printLine } from '../../src/predicate/print.ts';
import { simplify } from '../../src/predicate/simplify.ts';
import type { Predicate } from '../../src/predicate/types.ts';
import { LANGUAGES } from '../../src/queries/languages.ts';
import { createRequestPrinter } from '../../src/queries/print-request.ts';
import { type RequestTarget, toRequestParts } from '../../src/queries/requests.ts';
import { operationTitle } from '../../src/view/labels.ts';
import { toPathTarget, toRequestTarget } from '../../src/view/queries/request-target.ts';
import { createReaders } from './read-back.ts';

const catalog = getCatalog();
const readers = createReaders(
  catalog.dialects,
  catalog.fields.map(({ path }) => path),
);

interface Case {
  readonly title: string;
  readonly target: RequestTarget;
}

const resources: readonly Case[] = catalog.operations.map((operation) => ({
  title: operationTitle(operation),
  target: toRequestTarget(operation),
}));
const paths: readonly Case[] = catalog.nonResource.map((operation) => ({ title: operation.id, target: toPathTarget(operation) }));
const cases = [...resources, ...paths];

/** The operations that one query is about, by what it asks for. */
const titlesOf = new Map<string, Set<string>>();
for (const { title, target } of cases) {
  const key = JSON.stringify(target);
  titlesOf.set(key, (titlesOf.get(key) ?? new Set()).add(title));
}

const ENDINGS = [
  { stage: 'ResponseStarted', code: 101 },
  { stage: 'ResponseComplete', code: 200 },
  { stage: 'ResponseComplete', code: 403 },
];

/** Records of each operation that differ in how they end, by what they are records of. */
const events = [
  ...catalog.operations.map((operation) => ({
    title: operationTitle(operation),
    event: operationSamples(operation, catalog.fields).at(-1)?.event,
  })),
  ...catalog.nonResource.map((operation) => ({ title: operation.id, event: nonResourceSample(operation, catalog.fields) })),
].flatMap(({ title, event }) =>
  ENDINGS.map(({ stage, code }) => ({
    ...{ title, stage, code },
    lookup: createEventLookup({ ...(event as object), stage, responseStatus: { code } }),
  })),
);

const tested = ['kql', 'eql', 'esql', 'spl', 'sigma', 'falco'];

function printerOf(id: string) {
  const language = LANGUAGES.find((one) => one.id === id);
  const dialect = catalog.dialects.find((one) => one.id === language?.dialect);
  if (!language || !dialect) throw new Error(`Cannot find the language "${id}"`);
  return createRequestPrinter(language, { namer: createNamer(dialect) });
}

/** Case makes no difference for these fields, and each has one value; the order of parts makes none either. */
function normalForm(predicate: Predicate): string {
  const simple = simplify(dropCase(predicate));
  const parts = 'all' in simple ? simple.all : [simple];
  return parts.map(printLine).toSorted().join(' and ');
}

function dropCase(predicate: Predicate): Predicate {
  if ('all' in predicate) return { all: predicate.all.map(dropCase) };
  if ('any' in predicate) return { any: predicate.any.map(dropCase) };
  if ('not' in predicate) return { not: dropCase(predicate.not) };
  if ('unsupported' in predicate) return predicate;
  const { ignoreCase: _, ...leaf } = predicate;
  return leaf;
}

function toPredicate(target: RequestTarget, succeeded: boolean): Predicate {
  return all(...toRequestParts(target, succeeded).map(({ predicate }) => predicate));
}

describe.each(tested)('queries in %s, read by the importer of its rules', (id) => {
  const print = printerOf(id);
  const read = readers[id];
  const parsed = cases.map(({ title, target }) => {
    const query = print(target, { title, succeeded: true });
    if (query.kind !== 'query' || !read) throw new Error(`Cannot print ${title}`);
    return { title, target, predicate: read(query.text), query };
  });

  it('say the same as the predicate, for every operation', () => {
    for (const { target, predicate, title } of parsed) {
      expect(normalForm(predicate), title).toBe(normalForm(toPredicate(target, true)));
    }
  });

  it('name their operation, or the two that are one act, and reach no other', () => {
    for (const { target, predicate, title } of parsed) {
      if (target.kind !== 'resource') continue;
      const reach = compileReach(predicate);
      const found = catalog.operations.map((operation) => [operationTitle(operation), reach(operation.key)]);
      const wanted = catalog.operations.flatMap((operation) =>
        operation.group === target.apiGroup &&
        operation.resource === target.resource &&
        operation.subresource === target.subresource &&
        target.verbs.includes(operation.verb)
          ? [[operationTitle(operation), 'named']]
          : [],
      );
      expect(
        found.filter(([, how]) => how !== 'none'),
        title,
      ).toEqual(wanted);
    }
  });

  it('find exactly the records of their operation at their stage', { timeout: 60_000 }, () => {
    for (const { target, predicate, title } of parsed) {
      const verdictOf = compile(predicate);
      const stage = target.isLongRunning ? 'ResponseStarted' : 'ResponseComplete';
      const wanted = titlesOf.get(JSON.stringify(target));
      const found = events.filter(({ lookup }) => verdictOf(lookup) === 'match');
      const expected = events.filter((event) => event.stage === stage && event.code < 400 && wanted?.has(event.title));
      expect(
        found.map((event) => `${event.title} ${event.stage}`),
        title,
      ).toEqual(expected.map((event) => `${event.title} ${event.stage}`));
    }
  });
});
