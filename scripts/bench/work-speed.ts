import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classifyText } from '../../src/audit/classify-text.ts';
import { createRuleJudge } from '../../src/audit/rules/judge.ts';
import { toRuleLines } from '../../src/audit/rules/rule-line.ts';
import { createSurface } from '../../src/audit/surface.ts';
import { toVerdictLines } from '../../src/audit/verdict/verdict-line.ts';
import { loadRules } from '../../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../../src/catalog/load-surface.ts';
import { buildIndex } from '../../src/client/search/build-index.ts';
import { findEntries } from '../../src/client/search/find.ts';
import { makeAuditLog } from './audit-log.ts';
import { QUERIES } from './search-speed.ts';

/** What is done to one thing, and how long each time took, in milliseconds. */
export interface WorkSpeed {
  readonly name: string;
  readonly times: readonly number[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Times what happens to one event that is pasted, without showing it, beside JSON.parse of it. */
export function measureClassifying(bytes: number): readonly WorkSpeed[] {
  const data = loadSurfaceData(ROOT);
  const [surface, judge] = [createSurface(data), createRuleJudge(loadRules(ROOT))];
  const lines = [...makeAuditLog(data.resources, bytes)];
  const each = (name: string, work: (line: string) => unknown): WorkSpeed => ({
    name,
    times: lines.map((line) => time(() => work(line))),
  });
  return [
    each('JSON.parse', (line) => JSON.parse(line)),
    each('Classify', (line) => classifyText(line, surface)),
    each('Classify and judge', (line) => toVerdictLines(classifyText(line, surface))),
    each('Classify and ask all rules', (line) => classifyText(line, surface).map((item) => toRuleLines(item, judge))),
  ];
}

/** Times the search over the index in a built site: making it ready, and finding what each key of some queries leaves. */
export function measureFinding(dist: string): readonly WorkSpeed[] {
  const text = readFileSync(join(dist, 'search/identifiers.json'), 'utf8');
  const index = buildIndex(JSON.parse(text));
  const typed = QUERIES.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
  return [
    { name: 'Read the index', times: Array.from({ length: 9 }, () => time(() => buildIndex(JSON.parse(text)))) },
    { name: 'Find, at each key', times: typed.map((query) => time(() => findEntries(query, index))) },
  ];
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
