import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { createYamlReader, type ParseAllDocuments } from '../src/audit/read-yaml.ts';
import { loadKnowledge } from './classify/load-knowledge.ts';
import { printLines } from './classify/print-lines.ts';
import { printSummary } from './classify/print-summary.ts';

const USAGE = `Usage: npm run -s classify -- [--verdict] [--rules] <file|->
       npm run -s classify -- --summary [--rules] [--json] <file|->
  Reads audit events (JSON, NDJSON, YAML) from a file, or from standard input, and prints one JSON line for each
  --verdict adds what happened: a sentence, the outcome, and statements with the fields from which they come
  --rules adds the detection rules that it fires, or of which it leaves open whether they fire
  --summary counts operations, actors, outcomes and rules instead, of a file of any size, also packed by gzip; Ctrl-C stops and prints
  --json prints the counts as one JSON object, with the first events of each operation`;

/** A reader such as `head` may close the pipe early. */
process.stdout.on('error', () => process.exit());

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ help: { type: 'boolean' }, rules: { type: 'boolean' }, verdict: { type: 'boolean' } },
      ...{ summary: { type: 'boolean' }, json: { type: 'boolean' } },
    },
  });
  const [file, ...rest] = positionals;
  if (values.help) console.log(USAGE);
  else if (!file || rest.length > 0 || (values.summary && values.verdict) || (values.json && !values.summary))
    throw new Error(USAGE);
  else process.exitCode = await classify(file, values);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** 1 where something could not be read, else 0. */
async function classify(file: string, { rules = false, verdict = false, summary = false, json = false }): Promise<number> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { surface, rules: known } = loadKnowledge(root, rules);
  const options = {
    surface,
    readYaml: createYamlReader(parseAllDocuments as ParseAllDocuments),
    rules: rules ? known : undefined,
  };
  return summary ? await printSummary(file, { ...options, json }) : printLines(file, { ...options, verdict });
}
