import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/predicate/evaluate.ts';
import type { RulesBundle } from '../../src/view/rules/rules-bundle.ts';
import { dist } from './built-site.ts';

const file = join(dist, 'classify/rules.js');
let bundle: RulesBundle;

beforeAll(async () => {
  bundle = ((await import(pathToFileURL(file).href)) as { default: RulesBundle }).default;
});

describe('the rules that the classifier loads on first use', () => {
  it('are all that the catalog has, each with a page and logic that can be evaluated', () => {
    const all = JSON.parse(readFileSync(join(dist, 'data/rules.json'), 'utf8')) as { rules: unknown[] };
    expect(bundle.rules.length).toBe(all.rules.length);
    expect(bundle.rules.filter(({ path }) => !existsSync(join(dist, path, 'index.html')))).toEqual([]);
    expect(bundle.rules.map(({ predicate }) => typeof compile(predicate)).filter((type) => type !== 'function')).toEqual([]);
  });

  it('name a vendor that has a title, and every reason has words', () => {
    expect(bundle.rules.filter(({ corpus }) => !bundle.vendors[corpus])).toEqual([]);
    const reasons = bundle.rules.flatMap(({ unsupported }) => unsupported.map(({ what }) => what));
    expect(reasons.filter((reason) => !bundle.reasons[reason])).toEqual([]);
  });

  it('begin with the most severe', () => {
    expect(bundle.rules[0]?.severity).toBe('critical');
  });

  it('stay within their budget of 60 kB', () => {
    expect(gzipSync(readFileSync(file)).length).toBeLessThanOrEqual(60_000);
  });
});
