import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { toLine } from '../src/audit/classified-line.ts';
import { classifyText } from '../src/audit/classify-text.ts';
import { createYamlReader, type ParseAllDocuments } from '../src/audit/read-yaml.ts';
import { createRuleJudge } from '../src/audit/rules/judge.ts';
import { toRuleLines } from '../src/audit/rules/rule-line.ts';
import { createSurface } from '../src/audit/surface.ts';
import { toVerdictLines } from '../src/audit/verdict/verdict-line.ts';
import { loadRules } from '../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../src/catalog/load-surface.ts';

const USAGE = `Usage: npm run -s classify -- [--verdict] [--rules] <file|->
  Reads audit events (JSON, NDJSON, YAML) from a file, or from standard input, and prints one JSON line for each
  --verdict adds what happened: a sentence, the outcome, and statements with the fields from which they come
  --rules adds the detection rules that it fires, or of which it leaves open whether they fire`;

/** A reader such as `head` may close the pipe early. */
process.stdout.on('error', () => process.exit());

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, rules: { type: 'boolean' }, verdict: { type: 'boolean' } },
  });
  const [file, ...rest] = positionals;
  if (values.help) console.log(USAGE);
  else if (!file || rest.length > 0) throw new Error(USAGE);
  else process.exitCode = classify(readFileSync(file === '-' ? 0 : file, 'utf8'), values);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** Prints the lines; 1 where a record was malformed, else 0. */
function classify(text: string, { rules = false, verdict = false }): number {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const surface = createSurface(loadSurfaceData(root));
  const judge = rules ? createRuleJudge(loadRules(root)) : undefined;
  const readYaml = createYamlReader(parseAllDocuments as ParseAllDocuments);
  const items = classifyText(text, surface, { readYaml });
  const verdicts = verdict ? toVerdictLines(items) : undefined;
  const lines = items.map((item) => ({
    ...toLine(item),
    verdict: verdicts && (verdicts.get(item) ?? null),
    rules: judge && toRuleLines(item, judge),
  }));
  process.stdout.write(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return lines.some(({ status }) => status === 'malformed') ? 1 : 0;
}
