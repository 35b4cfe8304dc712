import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { getCatalog } from '../../src/catalog/index.ts';
import { createNamer } from '../../src/dialects/namer.ts';
import { all, any, equals, not } from '../../src/predicate/build.ts';
import { sigma } from '../../src/queries/languages/sigma.ts';
import { createRequestPrinter } from '../../src/queries/print-request.ts';
import { operationTitle } from '../../src/view/labels.ts';
import { toPathTarget, toRequestTarget } from '../../src/view/queries/request-target.ts';

const file = new URL('../fixtures/sigma/sigma-detection-rule-schema.json', import.meta.url);
const schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')));

const catalog = getCatalog();
const dialect = catalog.dialects.find(({ id }) => id === 'sigma-kubernetes');
if (!dialect) throw new Error('Cannot find the dialect "sigma-kubernetes"');
const namer = createNamer(dialect);
const print = createRequestPrinter(sigma, { namer });

function problemsOf(text: string): unknown {
  return schema.safeParse(parse(text)).error?.issues ?? [];
}

describe("Sigma's own schema", () => {
  it('refuses what is no rule', () => {
    expect(problemsOf('title: x\nlogsource: {}\ndetection: { selection: 5 }')).not.toEqual([]);
    expect(problemsOf('title: x\nlogsource: {}\ndetection: { condition: a }\nlevel: worst')).not.toEqual([]);
  });

  it('accepts the rule of every operation', () => {
    const cases = [
      ...catalog.operations.map((operation) => ({ title: operationTitle(operation), target: toRequestTarget(operation) })),
      ...catalog.nonResource.map((operation) => ({ title: operation.id, target: toPathTarget(operation) })),
    ];
    for (const { title, target } of cases) {
      for (const succeeded of [false, true]) {
        const query = print(target, { title, succeeded });
        expect(query.kind === 'query' ? problemsOf(query.text) : query, title).toEqual([]);
      }
    }
  });

  it('accepts a rule with several searches and a hostile title', () => {
    const predicate = all(
      any(equals('user.username', 'a: "b"', '- c'), equals('verb', 'get')),
      not(all(equals('verb', 'list'), equals('userAgent', '#x'))),
    );
    const query = sigma.print(predicate, { namer, title: 'yes: "no" # \n- x' });
    expect(query.kind === 'query' ? problemsOf(query.text) : query).toEqual([]);
  });
});
