import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadFolder, type Parse } from '../../src/catalog/load.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { formatProblem, type Problem } from '../../src/catalog/problem.ts';
import type { ByteFile } from '../../src/catalog/read.ts';
import { checkPages } from '../../src/view/page-problems.ts';
import { toSearchRecords } from '../../src/view/search/search-records.ts';
import { listPagesByKind } from '../../src/view/site-pages.ts';
import { createRandom } from '../fuzz/random.ts';
import { ROOT, rememberParsed, takePart, WHOLE } from './base.ts';
import { type Broken, DAMAGES } from './corrupt.ts';

/** Cases on a part of the content, and on all of it, which takes thirty times as long. */
const CASES = 984;
const WHOLE_CASES = 16;

/** Nothing here is about time: a loaded machine may take as long as it needs. */
const TIMEOUT = 20 * 60_000;

const parse = rememberParsed();
const part = takePart(parse);
const outcomes = { refused: 0, built: 0 };

/** What is wrong with the report of a case: nothing where each problem has a place that exists and a tip, and one leads to what was broken. */
function findFaults(problems: readonly Problem[], { files, touched }: Broken): readonly string[] {
  const lines = new Map(files.map(({ file, bytes }) => [file, Buffer.from(bytes).toString('utf8').split('\n').length]));
  const isVague = ({ file, line, column, message, tip }: Problem): boolean =>
    file === '' || line < 1 || column < 1 || line > (lines.get(file) ?? 1) + 1 || message === '' || !tip;
  const names = touched.flatMap((path) => [
    path,
    (path.split('/').at(-1) ?? '').replace(/\.\w+$/, ''),
    path.split('/').slice(0, 2).join('/'),
  ]);
  const leads = problems.some((problem) => names.some((name) => formatProblem(problem).includes(name)));
  return [...problems.filter(isVague).map(formatProblem), ...(leads ? [] : [`Nothing leads to ${touched.join(', ')}`])];
}

/** Kinds whose pages are not as many as their things; with `deep`, the texts of all pages are made too. */
function findMissing(catalog: Catalog, deep: boolean): readonly string[] {
  const { operation, resource, any, ...kinds } = listPagesByKind(catalog);
  const { guides, verbs, corpora, rules, fields, actors, roles, providers, dialects, nonResource, resources, operations } =
    catalog;
  const counts = [
    [operation, operations],
    [any, resources],
    [resource, resources],
    [kinds.guide, guides],
    [kinds.verb, verbs],
    [kinds.corpus, corpora],
    [kinds.rule, rules],
    [kinds.field, fields],
    [kinds.actor, actors],
    [kinds.role, roles],
    [kinds.provider, providers],
    [kinds.dialect, dialects],
    [kinds.nonresource, nonResource],
  ] as const;
  if (deep && toSearchRecords(catalog).length < operations.length) return ['The search has not every page'];
  return counts.flatMap(([pages, things]) =>
    pages.length === things.length ? [] : [`${pages.length} pages, ${things.length} things`],
  );
}

/** Breaks content by the next way in turn. Gives what is wrong with the answer: it has to be refused with places, or built in full. */
function runCase(seed: number, files: readonly ByteFile[], remember: Parse): readonly string[] {
  const damage = DAMAGES[seed % DAMAGES.length] as (typeof DAMAGES)[number];
  const broken = damage.breakFiles(files, createRandom(seed));
  const name = `case ${seed}, ${damage.name} of ${broken.touched.join(', ')}`;
  try {
    const { catalog, problems } = checkPages(loadFolder({ files: broken.files, problems: [] }, remember));
    outcomes[catalog ? 'built' : 'refused'] += 1;
    if (catalog)
      return damage.isError
        ? [`${name}: it was not noticed`]
        : findMissing(catalog, seed % 7 === 0).map((text) => `${name}: ${text}`);
    return findFaults(problems, broken).map((text) => `${name}: ${text}`);
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.stack : error}`];
  }
}

describe('broken content', { timeout: TIMEOUT }, () => {
  it('is refused with file, line and tip, or gives every page', () => {
    const seeds = Array.from({ length: CASES }, (_, seed) => seed);
    expect(seeds.flatMap((seed) => runCase(seed, part, parse))).toEqual([]);
  });

  it('is so too where everything else is there', () => {
    const remember = rememberParsed();
    const seeds = Array.from({ length: WHOLE_CASES }, (_, index) => CASES + index * 7);
    expect(seeds.flatMap((seed) => runCase(seed, WHOLE, remember))).toEqual([]);
  });

  it('ended both ways, in 1,000 cases', () => {
    expect(outcomes.refused + outcomes.built).toBe(1000);
    expect(Math.min(outcomes.refused, outcomes.built)).toBeGreaterThan(150);
    console.info(`${outcomes.refused} refused, ${outcomes.built} built`);
  });
});

describe('a program that reads broken content', { timeout: TIMEOUT }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'broken content ü-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [first] = part;
  for (const { file, bytes } of part) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file === first?.file ? 'name: [' : bytes);
  }

  it.each(['check-content.ts', 'build.ts'])('ends with 1 and says where (%s)', (script) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', script)], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toContain(`${first?.file}:1:8  error  yaml`);
    expect(status).toBe(1);
  });
});
