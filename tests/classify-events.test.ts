import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { type ClassifiedLine, toLine } from '../src/audit/classified-line.ts';
import { classifyEvent } from '../src/audit/classify.ts';
import { classifyText } from '../src/audit/classify-text.ts';
import { describeEvent, toSentence } from '../src/audit/describe/describe.ts';
import { flattenEvent } from '../src/audit/flatten.ts';
import { createYamlReader, type ParseAllDocuments } from '../src/audit/read-yaml.ts';
import { createSurface } from '../src/audit/surface.ts';
import { loadSurfaceData } from '../src/catalog/load-surface.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SURFACE = createSurface(loadSurfaceData(ROOT));
const readYaml = createYamlReader(parseAllDocuments as ParseAllDocuments);

interface Expected {
  readonly verb: string;
  readonly apiGroup: string | null;
  readonly resource: string | null;
  readonly subresource: string | null;
}

interface Sample {
  readonly why: string;
  readonly event: Readonly<Record<string, unknown>> | string;
  readonly expect: Expected | readonly Expected[];
}

const text = await readFile(new URL('fixtures/events/events.jsonl', import.meta.url), 'utf8');
const samples = text
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sample);
const objects = samples.filter(({ event }) => typeof event !== 'string');

const classify = (input: string): ClassifiedLine[] => classifyText(input, SURFACE, { readYaml }).map(toLine);
const keyOf = ({ verb, apiGroup, resource, subresource }: Expected | ClassifiedLine): unknown => ({
  verb,
  apiGroup,
  resource,
  subresource,
});
const keysOf = (sample: Sample): unknown[] => [sample.expect].flat().map((entry) => keyOf(entry as Expected));

/** The operations of the samples, in order; null where Kubernetes has none. */
const OPERATIONS = [
  ...[
    'get-pods-exec',
    null,
    'get-nodes-proxy',
    'get-pods-proxy',
    'list-secrets',
    'create-endpoints',
    'create-pods',
    'delete-configmaps',
  ],
  ...['create-configmaps', 'get-limitranges', 'get-configmaps', 'get-configmaps', 'list-pods', 'list-pods', 'create-configmaps'],
  ...[
    'watch-podtemplates',
    'list-events',
    'watch-configmaps',
    'deletecollection-endpoints',
    'get-namespaces-status',
    'create-events',
  ],
  ...[
    'patch-limitranges',
    'create-serviceaccounts-token',
    'get-events.events.k8s.io',
    null,
    null,
    null,
    null,
    'get-livez',
    'get-root',
  ],
  ...['list-configmaps', 'create-namespaces', 'create-namespaces', 'create-configmaps', 'create-deployments.extensions'],
];

describe('events of real API servers', () => {
  it.each(samples.map((sample) => [sample.why, sample] as const))('are recognized: %s', (_why, sample) => {
    const input = typeof sample.event === 'string' ? sample.event : JSON.stringify(sample.event);
    expect(classify(input).map(keyOf)).toEqual(keysOf(sample));
  });

  it('are recognized alike in pretty JSON, in YAML, as lines, and in a list', () => {
    for (const write of [(event: unknown) => JSON.stringify(event, null, 2), (event: unknown) => stringify(event)]) {
      for (const sample of objects) expect(classify(write(sample.event)).map(keyOf)).toEqual(keysOf(sample));
    }
    const all = objects.flatMap(keysOf);
    expect(classify(objects.map(({ event }) => JSON.stringify(event)).join('\n')).map(keyOf)).toEqual(all);
    expect(classify(JSON.stringify(objects.map(({ event }) => event))).map(keyOf)).toEqual(all);
    expect(classify(objects.map(({ event }) => stringify(event)).join('---\n')).map(keyOf)).toEqual(all);
  });

  it('are found in the catalog wherever it has the operation', () => {
    const found = objects.slice(0, OPERATIONS.length).map(({ event }) => classify(JSON.stringify(event))[0]?.operation);
    expect(found).toEqual(OPERATIONS);
  });

  it('each get a sentence and rows of fields', () => {
    for (const { event } of objects) {
      if (typeof event === 'string' || 'items' in event) continue;
      const description = describeEvent(event, classifyEvent(event, SURFACE));
      expect(
        description &&
          toSentence(description)
            .map((part) => part.text)
            .join(' '),
      ).toMatch(/^[A-Z].* asked (to|for) .*[.]$/);
      expect(flattenEvent(event)).toMatchObject({ complete: true });
    }
  });
});

interface WrappedSample {
  readonly wrapper: string | null;
  readonly event: unknown;
  readonly expect: Expected | null;
}

const wrapped = (await readFile(new URL('fixtures/events/wrapped-clouds.jsonl', import.meta.url), 'utf8'))
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as WrappedSample);

describe('records of clouds and of Elastic', () => {
  const real = wrapped.filter(({ wrapper }) => wrapper !== null);
  const others = wrapped.filter(({ wrapper }) => wrapper === null);

  it.each(real.map((sample) => [sample.wrapper, sample] as const))(
    'are opened, and named: %s',
    (wrapper, { event, expect: key }) => {
      for (const input of [JSON.stringify(event), JSON.stringify(event, null, 2), stringify(event)]) {
        const [found, ...more] = classifyText(input, SURFACE, { readYaml });
        if (found?.kind !== 'event') throw new Error(JSON.stringify(found));
        expect(found.wrapper).toBe(wrapper);
        expect(keyOf(toLine(found))).toEqual(keyOf(key as Expected));
        expect(describeEvent(found.event, found.answer)).toBeDefined();
        expect(more).toEqual([]);
      }
    },
  );

  it.each(others.map(({ event }) => [JSON.stringify(event).slice(0, 60), event] as const))(
    'are told from what is no audit event, and what that is is said: %s',
    (_start, event) => {
      const [line, ...more] = classify(JSON.stringify(event));
      expect(line).toMatchObject({ status: 'not-audit', wrapper: null });
      expect(line?.message).toMatch(/Google Cloud|CloudTrail|Azure log record/);
      expect(more).toEqual([]);
    },
  );
});

describe('npm run classify', { timeout: 30_000 }, () => {
  it('prints a line for each event and ends with 0', async () => {
    const { code, stdout } = await run([await write(objects.map(({ event }) => JSON.stringify(event)).join('\n'))]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ClassifiedLine);
    expect(lines.map(keyOf)).toEqual(objects.flatMap(keysOf));
    expect(code).toBe(0);
  });

  it('reads standard input, goes on after a broken record, and ends with 1', async () => {
    const { code, stdout } = await run(
      ['-'],
      '{"verb":"get","requestURI":"/version"}\n{"verb":\n- \n{"verb":"list","requestURI":"/api/v1/pods"}',
    );
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ClassifiedLine);
    expect(lines.map(({ index, status }) => `${index} ${status}`)).toEqual([
      '0 nonresource',
      '1 malformed',
      '2 malformed',
      '3 operation',
    ]);
    expect(code).toBe(1);
  });

  it('adds with --verdict what happened, and to what is no event nothing', async () => {
    const first = objects.find(({ event }) => typeof event === 'object' && 'responseStatus' in event);
    const { code, stdout } = await run(['--verdict', '-'], `${JSON.stringify(first?.event)}\n{"kind":"Pod"}`);
    const [event, pod] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly verdict: unknown });
    expect(code).toBe(0);
    expect(pod?.verdict).toBeNull();
    expect(event?.verdict).toMatchObject({
      sentence: expect.stringMatching(/ asked (?:to|for) .*[.]$/),
      effect: expect.any(String),
      answers: expect.arrayContaining([
        { question: 'Who', statements: expect.arrayContaining([expect.objectContaining({ fields: ['user.username'] })]) },
      ]),
    });
  });

  it('ends with 0 on what is no audit event, and with 2 on wrong use', async () => {
    expect(await run(['-'], 'hello')).toMatchObject({ code: 0, stdout: expect.stringContaining('"not-audit"') });
    expect(await run([])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage') });
    expect(await run(['a', 'b'])).toMatchObject({ code: 2 });
    expect(await run([join(tmpdir(), 'no-such-file.json')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no-such-file'),
    });
  });
});

async function write(content: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'classify-')), 'events.jsonl');
  await writeFile(file, content);
  return file;
}

function run(args: readonly string[], input = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, 'scripts/classify.ts'), ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}
