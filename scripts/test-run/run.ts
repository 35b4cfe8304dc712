import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript } from '../ensure-install.mjs';
import { type Counts, countStep } from './counts.ts';
import type { Step } from './steps.ts';

/** How a step ended. */
export type Outcome =
  | { readonly kind: 'ran'; readonly step: Step; readonly seconds: number; readonly counts: Counts }
  | { readonly kind: 'left-out'; readonly step: Step; readonly needs: string };

const reports = fileURLToPath(new URL('../../node_modules/.cache/test-run', import.meta.url));

/** Runs the steps one after the other, each to its end whatever the others did; leaves out those whose need failed. */
export async function runSteps(steps: readonly Step[]): Promise<readonly Outcome[]> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const needs = outcomes.find((outcome) => outcome.step.name === step.needs && !hasPassed(outcome));
    outcomes.push(needs ? { kind: 'left-out', step, needs: needs.step.name } : await runStep(step));
  }
  return outcomes;
}

async function runStep(step: Step): Promise<Outcome> {
  console.log(`\n== ${step.name}`);
  if (step.isPublic) process.env['ATLAS_LOCAL'] = '';
  const start = performance.now();
  const exitCode = await runScript(step.script);
  const counts = countStep(exitCode, readReport(step));
  return { kind: 'ran', step, seconds: (performance.now() - start) / 1000, counts };
}

/** The counts of the step's report; none passed if it should have written one and did not. */
function readReport({ report }: Step): Counts | undefined {
  if (report === undefined) return undefined;
  try {
    return report.count(JSON.parse(readFileSync(join(reports, report.file), 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function hasPassed(outcome: Outcome): boolean {
  return outcome.kind === 'ran' && outcome.counts.failed === 0;
}

/** One line on how a step ended. */
export function describeOutcome(outcome: Outcome): string {
  const name = outcome.step.name.padEnd(8);
  switch (outcome.kind) {
    case 'ran':
      return `${name} ${outcome.counts.failed === 0 ? 'ok    ' : 'FAILED'} ${outcome.counts.passed} of ${outcome.counts.passed + outcome.counts.failed} in ${outcome.seconds.toFixed(1)} s`;
    case 'left-out':
      return `${name} not run, because "${outcome.needs}" failed`;
  }
}
