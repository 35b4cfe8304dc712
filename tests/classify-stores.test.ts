import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ClassifiedLine, toLine } from '../src/audit/classified-line.ts';
import { classifyText } from '../src/audit/classify-text.ts';
import { createSurface } from '../src/audit/surface.ts';
import { loadSurfaceData } from '../src/catalog/load-surface.ts';

type Expected = Pick<ClassifiedLine, 'verb' | 'apiGroup' | 'resource' | 'subresource'>;

interface Sample {
  readonly wrapper: string | null;
  readonly why?: string;
  readonly event: unknown;
  readonly expect: Expected | readonly (Expected | null)[] | null;
}

const SURFACE = createSurface(loadSurfaceData(fileURLToPath(new URL('..', import.meta.url))));
const classify = (text: string): ClassifiedLine[] => classifyText(text, SURFACE).map(toLine);
const keyOf = ({ verb, apiGroup, resource, subresource }: Expected): Expected => ({ verb, apiGroup, resource, subresource });

const samples = (await readFile(new URL('fixtures/events/wrapped-stores.jsonl', import.meta.url), 'utf8'))
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sample);
const wrapped = samples.filter(({ wrapper }) => wrapper !== null);

/** As it is pasted: texts as they are, the rest as JSON on one line and over many. */
function inputsOf({ event }: Sample): string[] {
  return typeof event === 'string' ? [event, `${event}\n`] : [JSON.stringify(event), JSON.stringify(event, null, 2)];
}

describe('events in what shippers and log stores make of them', () => {
  it.each(wrapped.map((sample) => [sample.wrapper, sample] as const))('are found and named: %s', (wrapper, sample) => {
    for (const input of inputsOf(sample)) {
      const lines = classify(input);
      const events = [sample.expect].flat().map((entry) => entry && keyOf(entry));
      expect(lines.map((line) => (line.wrapper === null ? null : keyOf(line)))).toEqual(events);
      expect(new Set(lines.flatMap((line) => line.wrapper ?? []))).toEqual(new Set([wrapper]));
    }
  });

  it('are found on lines one after another, whatever each is wrapped in', () => {
    const single = wrapped.filter(({ event, expect: known }) => typeof event !== 'string' && !Array.isArray(known));
    const lines = classify(single.map(({ event }) => JSON.stringify(event)).join('\n'));
    expect(lines.map(({ index, wrapper }) => [index, wrapper])).toEqual(single.map(({ wrapper }, index) => [index, wrapper]));
  });

  it.each(samples.filter(({ wrapper }) => wrapper === null).map((sample) => [sample.why, sample] as const))(
    'are not seen in what is none: %s',
    (_why, sample) => {
      for (const input of inputsOf(sample)) {
        expect(classify(input)).toEqual([
          expect.objectContaining({ status: 'not-audit', wrapper: null, message: expect.any(String) }),
        ]);
      }
    },
  );
});
