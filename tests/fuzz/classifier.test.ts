import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../../src/catalog/load-surface.ts';
import { createCheck } from './check.ts';
import { FAMILIES, type Family } from './families.ts';
import { createRandom } from './random.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const check = createCheck(loadSurfaceData(ROOT), loadRules(ROOT));

/** Seeds that are always run, so that a change alone decides whether they pass. FUZZ_SEED=<number> runs that one alone: to look for more. */
const KEPT = [20_261_123, 1_831_786_957];
const given = process.env['FUZZ_SEED'];
const SEEDS = given === undefined ? KEPT : [Number(given)];

/** One in so many cases is asked of every rule too. */
const RULES_EACH = 97;

/** Nothing here is about time: a loaded machine may take as long as it needs. */
const TIMEOUT = 20 * 60_000;

const counts = new Map<string, number>();

function runFamily({ name, make }: Family, seed: number): number {
  let count = 0;
  for (const text of make(createRandom(seed))) {
    try {
      check(text, count % RULES_EACH === 0);
    } catch (error) {
      const again = `FUZZ_SEED=${seed} npx vitest run --project unit tests/fuzz -t "${name}"`;
      throw new Error(`Case ${count} of seed ${seed}, to be run again by ${again}:\n${JSON.stringify(text).slice(0, 4000)}`, {
        cause: error,
      });
    }
    count += 1;
  }
  counts.set(name, (counts.get(name) ?? 0) + count);
  return count;
}

describe('the classifier answers well-formed, and without throwing', { timeout: TIMEOUT }, () => {
  it.each(FAMILIES.map((family) => [family.name, family] as const))('%s', (name, family) => {
    // A family without chance in it is the same with every seed.
    const seeds = family.make.length === 0 ? SEEDS.slice(0, 1) : SEEDS;
    const start = performance.now();
    for (const seed of seeds) expect(runFamily(family, seed)).toBeGreaterThanOrEqual(family.least);
    console.info(`${name}: ${counts.get(name)} cases, ${Math.round(performance.now() - start)} ms, seeds ${seeds.join(', ')}`);
  });

  it.runIf(given === undefined)('in at least 100,000 cases in all', () => {
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(100_000);
  });
});

describe('inputs that were answered badly once', { timeout: TIMEOUT }, () => {
  const rows = readFileSync(new URL('../fixtures/hostile/cases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly why: string; readonly text: string });

  it.each(rows.map(({ why, text }) => [why, text] as const))('%s', (_why, text) => check(text, true));
});
