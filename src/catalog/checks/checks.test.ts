import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadFiles } from '../load.ts';
import type { Problem } from '../problem.ts';
import { minimalContent, minimalText } from '../test-data/minimal-content.ts';
import { CHECKS } from './index.ts';

const folder = new URL('../../../tests/checks/', import.meta.url);

interface BadFile {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly expected: readonly string[];
}

function readBadFile(name: string): BadFile {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const marked = text.split('\n').flatMap((line) => (line.startsWith('#! ') ? [line.slice(3)] : []));
  return { name, file: marked[0] ?? '', text, expected: marked.slice(1) };
}

const BAD = readdirSync(folder)
  .filter((name) => /\.(yaml|mdx)$/.test(name))
  .map(readBadFile);

const rulesOf = (problems: readonly Problem[]): string[] => problems.map(({ rule }) => rule);
const show = ({ line, column, rule, message, tip }: Problem): string[] => [
  `${line}:${column} ${rule}  ${message}`,
  ...(tip ? [`  tip: ${tip}`] : []),
];

describe('the checks', () => {
  it('find nothing in the minimal content', () => {
    const { catalog, problems } = loadFiles(minimalContent());
    expect(problems).toEqual([]);
    expect(catalog?.operations.map(({ id }) => id)).toContain('get-pods-exec');
  });

  it.each(BAD.map((bad) => [bad.name, bad] as const))(
    'report %s with place, message and tip',
    (name, { file, text, expected }) => {
      const { catalog, problems } = loadFiles(minimalContent({ [file]: text }));
      expect(problems.flatMap(show)).toEqual(expected);
      expect(problems.filter((problem) => problem.file !== file)).toEqual([]);
      if (name !== 'provenance-complete.no-license.yaml')
        expect(new Set(rulesOf(problems))).toEqual(new Set([name.replace(/\..*$/, '')]));
      expect(catalog).toBeUndefined();
    },
  );

  it('each have a bad file, as have the rules that run before them', () => {
    const rules = new Set(BAD.map(({ name }) => name.replace(/\..*$/, '')));
    expect([...CHECKS.map(({ id }) => id), 'known-keys', 'yaml', 'schema'].filter((rule) => !rules.has(rule))).toEqual([]);
  });

  it('report what is wrong in several files at once, sorted by file and place', () => {
    const chosen = [
      'key-order.list.yaml',
      'field-exists.misspelt.yaml',
      'id-matches-path.other-name.yaml',
      'yaml.hidden-in-guide.mdx',
    ];
    const bad = BAD.filter(({ name }) => chosen.includes(name));
    const { problems } = loadFiles(minimalContent(Object.fromEntries(bad.map(({ file, text }) => [file, text]))));
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'content/fields/objectRef.uid.yaml id-matches-path',
      'content/guides/hidden.mdx yaml',
      'content/operations/core/pods/exec/create.yaml field-exists',
      'content/operations/core/pods/exec/create.yaml field-exists',
      'content/redirects.yaml key-order',
    ]);
  });

  it.each([
    ...['verbs', 'stages', 'levels', 'nonresource'].map((name) => `content/vocab/${name}.yaml`),
    ...['lifecycle', 'nonresource'].map((name) => `content/imported/api/${name}.yaml`),
  ])('do not pass for want of %s', (file) => {
    const { problems } = loadFiles(minimalContent({ [file]: undefined }));
    expect(problems).toContainEqual(expect.objectContaining({ file, line: 1, column: 1, rule: 'required-files' }));
  });

  it('do not pass for want of every field, or of every minor', () => {
    const fields = ['objectRef.subresource', 'objectRef.name', 'user.groups'].map((stem) => [
      `content/fields/${stem}.yaml`,
      undefined,
    ]);
    expect(rulesOf(loadFiles(minimalContent(Object.fromEntries(fields))).problems)).toContain('required-files');
    expect(rulesOf(loadFiles(minimalContent({ 'content/imported/api/1.36.yaml': undefined })).problems)).toContain(
      'required-files',
    );
    expect(rulesOf(loadFiles([]).problems)).toContain('required-files');
  });

  it('take the page of a corpus, a rule, an actor, a provider or a dialect as the target of a redirect', () => {
    const targets = ['/rules/', '/rules/example/', '/rules/example/sessions/', '/actors/kubernetes-admin/', '/providers/plain/'];
    const list = [...targets, '/dialects/plain/'].map(
      (to, at) => `- { from: /old-${at}/, to: ${to}, reason: It moved there. }\n`,
    );
    expect(loadFiles(minimalContent({ 'content/redirects.yaml': list.join('') })).problems).toEqual([]);
  });

  it('take a field name in every form that a reader would recognize', () => {
    const names = [
      'objectRef.subresource',
      'user.groups[]',
      'user.groups',
      'user.groups[0]',
      'user.extra.key',
      'ObjectRef',
      'objectRef',
    ];
    const text = minimalText('content/guides/exec.mdx') + names.map((name) => `Then \`${name}\`.\n`).join('');
    expect(loadFiles(minimalContent({ 'content/guides/exec.mdx': text })).problems).toEqual([]);
  });

  it('take the same words twice in one file, and in two where they are too few', () => {
    const words = 'Whoever holds such a session acts with everything that the container';
    const text = `summary: Creates a session over SPDY.\ndescription: ${words} has.\nwhy: ${words} has.\nreferences:\n  - title: Source\n    url: https://kubernetes.io/\n`;
    expect(loadFiles(minimalContent({ 'content/operations/core/pods/exec/create.yaml': text })).problems).toEqual([]);
  });
});
