import { formatProblem, type Problem, sortProblems } from '../../catalog/problem.ts';
import { readFolder } from '../../catalog/read.ts';
import { parseSource } from '../../catalog/source.ts';
import { validate } from '../../catalog/validate.ts';
import { type RuleContent, ruleContent } from '../../schema/rule.ts';
import { formatRule } from './rule-file.ts';

/**
 * Checks the committed rules without their corpora: each fits the schema, and is byte for byte what an importer would write of it.
 * Answers one line with the count.
 * @throws Error with every problem, one a line.
 */
export function checkRules(root: string): string {
  const files = readFolder(root, 'content/imported/rules');
  const problems = files.flatMap(({ file, text }) => checkFile(file, text));
  if (problems.length > 0) throw new Error(sortProblems(problems).map(formatProblem).join('\n'));
  return `${files.length} rules fit their schema and are as an importer writes them`;
}

function checkFile(file: string, text: string): Problem[] {
  const { source, problems } = parseSource(file, text);
  if (!source) return problems;
  const { value, problems: wrong } = validate(source, ruleContent);
  if (value === undefined) return wrong;
  const expected = formatRule(value as RuleContent);
  if (expected === text) return [];
  const line = expected.split('\n').findIndex((part, index) => part !== text.split('\n')[index]) + 1;
  const message = 'The file is not as an importer writes it';
  return [
    { file, line, column: 1, level: 'error', rule: 'import-check', message, tip: 'Import it again; do not edit it by hand' },
  ];
}
