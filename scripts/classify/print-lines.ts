import { readFileSync } from 'node:fs';
import { toLine } from '../../src/audit/classified-line.ts';
import { classifyText } from '../../src/audit/classify-text.ts';
import type { ReadYaml } from '../../src/audit/read-yaml.ts';
import { createRuleJudge } from '../../src/audit/rules/judge.ts';
import { toRuleLines } from '../../src/audit/rules/rule-line.ts';
import type { Surface } from '../../src/audit/surface.ts';
import { toVerdictLines } from '../../src/audit/verdict/verdict-line.ts';
import type { loadRules } from '../../src/catalog/load-rules.ts';

export interface LineOptions {
  readonly surface: Surface;
  readonly readYaml: ReadYaml;
  readonly rules: ReturnType<typeof loadRules> | undefined;
  readonly verdict: boolean;
}

/** Prints one line for each event of a file, which is read whole; 1 where a record was malformed, else 0. */
export function printLines(file: string, { surface, readYaml, rules, verdict }: LineOptions): number {
  const items = classifyText(readFileSync(file === '-' ? 0 : file, 'utf8'), surface, { readYaml });
  const judge = rules && createRuleJudge(rules);
  const verdicts = verdict ? toVerdictLines(items) : undefined;
  const lines = items.map((item) => ({
    ...toLine(item),
    verdict: verdicts && (verdicts.get(item) ?? null),
    rules: judge && toRuleLines(item, judge),
  }));
  process.stdout.write(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return lines.some(({ status }) => status === 'malformed') ? 1 : 0;
}
