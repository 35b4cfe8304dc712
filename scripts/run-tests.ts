import { addCounts } from './test-run/counts.ts';
import { describeOutcome, runSteps } from './test-run/run.ts';
import { pickSteps } from './test-run/steps.ts';

try {
  const outcomes = await runSteps(pickSteps(process.argv.slice(2)));
  const total = addCounts(outcomes.flatMap((outcome) => (outcome.kind === 'ran' ? [outcome.counts] : [])));
  console.log(`\n${outcomes.map(describeOutcome).join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
