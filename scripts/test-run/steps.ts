import { type Counts, countPlaywright, countVitest } from './counts.ts';

/** One step of `npm test`: a script of package.json. */
export interface Step {
  readonly name: string;
  readonly script: string;
  /** The step without whose success this one cannot run. */
  readonly needs?: string;
  /** From this step on content of one's own is left out: what is tested is the public catalog. */
  readonly isPublic?: true;
  /** The report that the step writes into the folder of reports, and how to count it. Without one the step is one test. */
  readonly report?: { readonly file: string; readonly count: (report: unknown) => Counts };
}

const readVitest = (report: unknown) => countVitest(report as Parameters<typeof countVitest>[0]);
const readPlaywright = (report: unknown) => countPlaywright(report as Parameters<typeof countPlaywright>[0]);

/** The steps in the order they run. */
const steps: readonly Step[] = [
  { name: 'types', script: 'check:types' },
  { name: 'lint', script: 'check:lint' },
  { name: 'unused', script: 'check:unused' },
  { name: 'unit', script: 'test:unit', report: { file: 'unit.json', count: readVitest } },
  { name: 'content', script: 'check:content' },
  { name: 'build', script: 'build', isPublic: true },
  { name: 'built', script: 'test:build', needs: 'build', report: { file: 'build.json', count: readVitest } },
  { name: 'browser', script: 'test:browser', needs: 'build', report: { file: 'browser.json', count: readPlaywright } },
];

/** The steps of the given names, in their own order; all if there are none. Throws on a name that is no step's. */
export function pickSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`Cannot find step "${unknown}": use ${steps.map((step) => step.name).join(', ')}`);
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}
