import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../src/audit/path-pattern.ts';
import { getCatalog } from '../../src/catalog/index.ts';
import { createNamer } from '../../src/dialects/namer.ts';
import { all, any, equals, exists, not } from '../../src/predicate/build.ts';
import { evaluate } from '../../src/predicate/evaluate.ts';
import type { Leaf, Predicate } from '../../src/predicate/types.ts';
import { jq as language } from '../../src/queries/languages/jq.ts';
import { createRequestPrinter } from '../../src/queries/print-request.ts';
import type { RequestTarget } from '../../src/queries/requests.ts';
import { toPathTarget, toRequestTarget } from '../../src/view/queries/request-target.ts';

interface AuditEvent {
  readonly verb: string;
  readonly stage: string;
  readonly requestURI: string;
  readonly objectRef?: Readonly<Record<'apiGroup' | 'resource' | 'subresource', string | undefined>>;
}

const catalog = getCatalog();
const dialect = catalog.dialects.find(({ id }) => id === 'jq');
if (!dialect) throw new Error('Cannot find the dialect "jq"');
const namer = createNamer(dialect);
const printRequest = createRequestPrinter(language, { namer });

/** The events of the fixtures that are one JSON object each, as lines. */
const events: readonly AuditEvent[] = ['events', 'record-fields', 'rule-events'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/events/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { event: unknown }).event]))
    .filter((event): event is AuditEvent => typeof event === 'object' && event !== null && 'verb' in event),
);
const lines = events.map((event) => JSON.stringify(event));

/** The filter within the command for a shell. */
function filterOf(command: string): string {
  const [, quoted] = /^jq -c ('[\s\S]*') audit\.log$/.exec(command) ?? [];
  return (quoted ?? '').slice(1, -1).replaceAll("'\\''", "'");
}

/** jq as WebAssembly. `raw` answers what jq prints for a text on its input. */
interface Jq {
  raw(input: string, filter: string, flags: readonly string[]): string;
}

/** A promise as the whole of a module is more than an `import` understands. */
const jq: Jq = await createRequire(import.meta.url)('jq-web');

function run(filter: string, input: readonly string[]): readonly string[] {
  const output = jq.raw(input.join('\n'), filter, ['-c']);
  return output === '' ? [] : output.trimEnd().split('\n');
}

function isOf({ verb, stage, requestURI, objectRef }: AuditEvent, target: RequestTarget): boolean {
  if (stage !== (target.isLongRunning ? 'ResponseStarted' : 'ResponseComplete')) return false;
  if (target.kind === 'nonresource') {
    return !objectRef && verb === target.verb && matchesPattern(target.pattern, requestURI.split('?')[0] ?? '');
  }
  const { apiGroup = '', resource, subresource } = objectRef ?? {};
  const isTarget = resource === target.resource && apiGroup === target.apiGroup && subresource === target.subresource;
  return isTarget && target.verbs.includes(verb);
}

const targets = [...catalog.operations.map(toRequestTarget), ...catalog.nonResource.map(toPathTarget)];

const AT_ONCE = 100;

describe('the queries of all operations, run by jq', () => {
  const filters = targets.map((target, at) => {
    const query = printRequest(target);
    return query.kind === 'query' ? `(${filterOf(query.text)}|${at})` : '';
  });
  /** Many in one program, as far as its stack allows: for each line, the numbers of the queries that select it. */
  const programs = Array.from({ length: Math.ceil(filters.length / AT_ONCE) }, (_, at) => {
    return `[${filters.slice(at * AT_ONCE, (at + 1) * AT_ONCE).join(',')}]`;
  });

  it('select exactly the lines of their operation', { timeout: 120_000 }, () => {
    const wanted = events.map((event) => targets.flatMap((target, at) => (isOf(event, target) ? [at] : [])));
    const found = lines.map((): number[] => []);
    for (const program of programs) {
      for (const [at, line] of run(program, lines).entries()) found[at]?.push(...(JSON.parse(line) as number[]));
    }
    expect(found).toEqual(wanted);
    expect(events.length).toBeGreaterThan(90);
    expect(new Set(wanted.flat()).size).toBeGreaterThan(40);
  });
});

describe('a predicate, run by jq', () => {
  const leaf = (field: string, op: Leaf['op'], ...values: (string | number | boolean)[]): Leaf => ({ field, op, values });
  const caseless = (one: Leaf): Leaf => ({ ...one, ignoreCase: true });
  const records = [
    { verb: 'get', user: { username: 'a"b', groups: ['x', 'system:masters'] }, responseStatus: { code: 200 } },
    { verb: 'create', user: { username: "it's", groups: ['Star*'] }, responseStatus: { code: '403' }, requestURI: '/a?b=\\(1)' },
    { verb: 'x', user: { username: 'ünï\ncode 😀' }, annotations: { 'a.b/c': 'true' }, requestURI: '/A/b.c' },
    { verb: 'list', requestObject: [{ op: 'add' }], userAgent: '' },
    {
      verb: 'patch',
      requestObject: { spec: { containers: [{ image: 'nginx:1' }, { image: 'evil/x' }, {}] } },
      userAgent: 'K (x) [y]$',
    },
    { verb: 'patch', requestObject: { spec: { containers: 'odd' } }, user: { username: null } },
  ];
  const cases: readonly Predicate[] = [
    equals('user.username', 'a"b', "it's", 'ünï\ncode 😀'),
    caseless(equals('verb', 'GET', 'Create')),
    leaf('user.groups[]', 'equals', 'system:masters'),
    not(leaf('user.groups[]', 'equals', 'system:masters')),
    { ...leaf('user.groups[]', 'startsWith', 'Star'), elements: 'all' },
    exists('user.groups[]'),
    not(exists('user.username')),
    leaf('user.groups[]', 'glob', 'Star\\*'),
    leaf('requestURI', 'contains', '\\(1)'),
    leaf('requestURI', 'endsWith', '.c'),
    caseless(leaf('requestURI', 'startsWith', '/a')),
    leaf('requestURI', 'glob', '/?/*'),
    leaf('requestURI', 'regex', '^/[A-Z]/b\\.c$', 'b=.\\('),
    not(leaf('requestURI', 'regex', '^/a')),
    equals('responseStatus.code', 200, 403),
    { field: 'responseStatus.code', op: 'compare', relation: '>=', values: [400] },
    not({ field: 'responseStatus.code', op: 'compare', relation: '<', values: [400] }),
    equals('annotations["a.b/c"]', true),
    leaf('requestObject.spec.containers[].image', 'startsWith', 'evil/'),
    all(equals('verb', 'patch'), not(exists('requestObject.spec.containers[].image'))),
    any(equals('userAgent', ''), leaf('userAgent', 'endsWith', ' (x) [y]$')),
    leaf('userAgent', 'contains', ''),
  ];
  const lookupOf = (record: object) => (field: string) => {
    const keys = field.replaceAll('[]', '').match(/\["[^"]+"\]|[^.[\]]+/g) ?? [];
    let values: unknown[] = [record];
    for (const key of keys) {
      const name = key.replace(/^\["|"\]$/g, '');
      values = values
        .flat()
        .map((value) => (value as Record<string, unknown> | null)?.[name])
        .filter((value) => value !== undefined && value !== null);
    }
    const flat = values.flat();
    return flat.length > 0 ? ({ kind: 'value', values: flat } as const) : ({ kind: 'absent' } as const);
  };

  it.each(cases.map((part) => [JSON.stringify(part), part] as const))('selects what %s fits', (_, part) => {
    const query = language.print(part, { namer });
    if (query.kind !== 'query') throw new Error(query.reasons.map(({ why }) => why).join());
    const texts = records.map((record) => JSON.stringify(record));
    const wanted = texts.filter((_text, at) => evaluate(part, lookupOf(records[at] ?? {})) === 'match');
    expect(run(filterOf(query.text), texts), query.text).toEqual(wanted);
  });
});
