import type { FileReaderOptions } from '../../src/audit/file/file-reader.ts';
import type { FileReport } from '../../src/audit/file/report.ts';
import type { loadRules } from '../../src/catalog/load-rules.ts';
import { formatSummary } from './format-summary.ts';
import { openBytes } from './read-bytes.ts';
import { summarizeBytes } from './summarize-bytes.ts';

type Rules = ReturnType<typeof loadRules>;

export interface SummaryOptions extends FileReaderOptions {
  readonly rules: Rules | undefined;
  readonly json: boolean;
}

/** Prints the counts of a file; 1 where something could not be read, 130 where the person stopped it, else 0. */
export async function printSummary(file: string, { json, ...options }: SummaryOptions): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { report, stopped } = await summarizeBytes(openBytes(file), options, stop.signal);
  const text = json ? JSON.stringify(withNames(report, options.rules ?? [])) : formatSummary(report, options.rules);
  process.stdout.write(`${text}\n`);
  if (stopped) process.stderr.write(`${stopped}\n`);
  if (stop.signal.aborted) return 130;
  return stopped || report.failures.count > 0 ? 1 : 0;
}

/** The report with the names of the rules in place of their numbers. */
function withNames(report: FileReport, rules: Rules): object {
  return {
    ...report,
    rules: report.rules?.map(({ rule, ...counts }) => ({
      corpus: rules[rule]?.corpus,
      id: rules[rule]?.id,
      title: rules[rule]?.title,
      ...counts,
    })),
  };
}
