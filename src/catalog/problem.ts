/** Something wrong in content, as data: where, which rule says so, what, and what to do. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly level: 'error' | 'warning';
  /** Name of the file in catalog/checks that reports it, or `yaml` or `schema` for what fails before the checks. */
  readonly rule: string;
  readonly message: string;
  readonly tip?: string | undefined;
}

/** Orders problems by file, line, column and rule. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

/** One line `file:line:col level rule message`, and the tip on a line of its own. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, level, rule, message, tip } = problem;
  const head = `${file}:${line}:${column}  ${level}  ${rule}  ${message}`;
  return tip ? `${head}\n    tip: ${tip}` : head;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
