import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProblem, type Problem, sortProblems } from './problem.ts';

const problem: Problem = {
  file: 'content/a.yaml',
  line: 14,
  column: 11,
  level: 'error',
  rule: 'field-exists',
  message: 'Cannot find field "x"',
};

describe('formatProblem', () => {
  it('writes place, level, rule and message on one line, and the tip on the next', () => {
    expect(formatProblem(problem)).toBe('content/a.yaml:14:11  error  field-exists  Cannot find field "x"');
    expect(formatProblem({ ...problem, tip: 'Did you mean "y"?' })).toMatch(/"x"\n {4}tip: Did you mean "y"\?$/);
  });
});

describe('sortProblems', () => {
  it('orders by file, line, column, rule and message, whatever the order before', () => {
    const some = fc.record({
      file: fc.constantFrom('a', 'b'),
      line: fc.integer({ min: 1, max: 12 }),
      column: fc.integer({ min: 1, max: 3 }),
      rule: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (places) => {
        const problems = places.map((place) => ({ ...problem, ...place }));
        const sorted = sortProblems(problems);
        expect(sortProblems(problems.toReversed())).toEqual(sorted);
        const keys = sorted.map(({ file, line, column, rule }) => `${file} ${String(line).padStart(2, '0')} ${column} ${rule}`);
        expect(keys).toEqual(keys.toSorted());
      }),
      { numRuns: 100, seed: 36 },
    );
  });
});
