import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countStep, countVitest } from './counts.ts';

describe('countVitest', () => {
  it('counts a test file that does not load as one failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2 });
  });
});

describe('countPlaywright', () => {
  it('counts a flaky test as failed', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1 } })).toEqual({ passed: 5, failed: 2 });
  });
});

describe('countStep', () => {
  it('counts a step without a report as one test', () => {
    expect([countStep(0, undefined), countStep(2, undefined)]).toEqual([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ]);
  });

  it('takes the counts of the report when exit code and report agree', () => {
    expect(countStep(1, { passed: 4, failed: 2 })).toEqual({ passed: 4, failed: 2 });
  });

  it('counts a crash after passing tests as a failure', () => {
    expect(countStep(1, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 1 });
  });

  it('does not let a step pass that ran no test', () => {
    expect(countStep(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  });
});

describe('addCounts', () => {
  it('adds up', () => {
    expect(
      addCounts([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 });
  });
});
