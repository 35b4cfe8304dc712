import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { all, any, equals, exists, not } from '../../../predicate/build.ts';
import type { Corpus } from '../../../schema/corpus.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { ruleContent } from '../../../schema/rule.ts';
import { importFalco } from './import.ts';

const scratch = mkdtempSync(join(tmpdir(), 'import-falco-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const references = [{ title: 'Test', url: 'https://example.org/' }];
const corpus: Corpus = {
  ...{ id: 'falco', title: 'Falco', vendor: 'The Falco Authors', summary: 'Rules for a test.' },
  ...{ repository: 'falcosecurity/plugins', license: 'Apache-2.0' },
  severities: { WARNING: 'medium', NOTICE: 'low' },
  statuses: { '': 'stable', disabled: 'disabled', 'disabled-by-macro': 'disabled', example: 'example' },
  references,
};
const dialect: Dialect = {
  ...{ id: 'falco', title: 'Falco', product: 'Falco', languages: [], summary: 'A dialect for a test.', references },
  fields: [
    { name: 'ka.verb', path: 'verb' },
    { name: 'ka.uri', path: 'requestURI' },
    { name: 'ka.user.name', path: 'user.username' },
    { name: 'ka.user.groups', path: 'user.groups[]' },
    { name: 'ka.target.resource', path: 'objectRef.resource' },
    { name: 'ka.target.subresource', path: 'objectRef.subresource' },
    { name: 'ka.target.name', path: 'objectRef.name' },
    { name: 'ka.req.pod.containers.image.repository', path: 'requestObject.spec.containers[].image' },
  ],
};
const fields = ['verb', 'stage', 'user.groups[]', 'requestObject.spec.containers[].image'];

const BASE = 'plugins/k8saudit/rules/k8s_audit_rules.yaml';
const GKE = 'plugins/k8saudit-gke/rules/k8s_audit_rules_gke.yaml';

/** Imports a folder with these files. */
function read(files: Readonly<Record<string, string>>, prepare?: (folder: string) => void) {
  const folder = join(scratch, String(count++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  prepare?.(folder);
  const result = importFalco({
    ...{ folder, corpus, fields, commit: 'c0ffee' },
    corpora: new Map([[corpus.id, corpus]]),
    dialects: new Map([[dialect.id, dialect]]),
  });
  for (const rule of result.rules) ruleContent.parse(rule);
  return result;
}

/** Difficult parts of real rules; see there. */
const [golden, goldenGke] = ['k8s_audit_rules.yaml', 'k8s_audit_rules_gke.yaml'].map((name) =>
  readFileSync(new URL(`../../../../tests/fixtures/falco/${name}`, import.meta.url), 'utf8'),
) as [string, string];

const stage = equals('stage', 'ResponseComplete');
const isPod = [equals('objectRef.resource', 'pods'), not(exists('objectRef.subresource'))];

describe('rules of the k8saudit plugins', () => {
  const { rules, rejected, errors } = read({ [BASE]: golden, [GKE]: goldenGke });
  const find = (title: string) => rules.find((rule) => rule.title === title);

  it('are all read', () => {
    expect({ errors, rejected, count: rules.length }).toEqual({ errors: [], rejected: [], count: 6 });
  });
  it('have lists in lists written out, and the exceptions that another file adds', () => {
    expect(find('Disallowed K8s User')).toMatchObject({
      predicate: all(
        stage,
        not({ field: 'user.username', op: 'startsWith', values: ['system:'] }),
        not(equals('user.username', 'minikube', 'vpa-recommender', 'vpa-updater', 'system:addon-manager')),
        not({ field: 'user.username', op: 'endsWith', values: ['@container-engine-robot.iam.gserviceaccount.com'] }),
      ),
      note: 'Includes what k8s_audit_rules_gke.yaml adds for one provider.',
      url: `https://github.com/falcosecurity/plugins/blob/c0ffee/${BASE}#L22`,
      severity: { level: 'medium', original: 'WARNING' },
      status: { level: 'stable', original: null },
    });
  });
  it('keep a macro with a bare or together', () => {
    const health = any(equals('requestURI', '/healthz'), { field: 'requestURI', op: 'startsWith', values: ['/healthz?'] });
    expect(find('Anonymous Request Allowed')?.predicate).toEqual(
      all(stage, equals('user.username', 'system:anonymous'), not(health)),
    );
  });
  it('test every repository of a pod, with what another file adds to the list', () => {
    const images = ['^calico/node(?:[:@]|$)', '^gke\\.gcr\\.io/netd(?:[:@]|$)'];
    const { predicate, names } = find('Create Privileged Pod') ?? {};
    expect(predicate).toEqual(
      all(
        ...isPod,
        equals('verb', 'create', 'patch'),
        not({ field: 'requestObject.spec.containers[].image', op: 'regex', values: images, elements: 'all' }),
      ),
    );
    expect(names?.at(-1)).toEqual({
      field: 'requestObject.spec.containers[].image',
      name: 'ka.req.pod.containers.image.repository',
    });
  });
  it('drop the test of a list with nothing in it', () => {
    expect(find('Untrusted Image')).toMatchObject({ predicate: all(...isPod), severity: { level: 'low', original: 'notice' } });
  });
  it('that a macro switches off are disabled, and show what they would match', () => {
    expect(find('All K8s Audit Events')).toMatchObject({
      predicate: stage,
      status: { level: 'disabled', original: 'disabled-by-macro' },
      note: expect.stringContaining('Switched off as shipped by the macro consider_all_events;'),
    });
    expect(find('Untrusted Node Joined')).toMatchObject({
      predicate: all(stage, equals('objectRef.resource', 'nodes')),
      note: expect.stringContaining('by the macro allow_all_k8s_nodes;'),
    });
  });
});

const rule = (name: string, condition: string, more = '') =>
  `- rule: ${name}\n  condition: ${condition}\n  priority: WARNING\n  source: k8s_audit\n${more}`;

describe('a later entry', () => {
  const predicateOf = (text: string) => {
    const { rules, errors } = read({ [BASE]: text });
    expect(errors).toEqual([]);
    return rules[0]?.predicate;
  };
  const get = equals('verb', 'get');
  it('adds to a condition, a macro and a list', () => {
    expect(predicateOf(`${rule('Rule', 'ka.verb=get')}- rule: Rule\n  condition: and ka.uri=/x\n  append: true\n`)).toEqual(
      all(get, equals('requestURI', '/x')),
    );
    const macro =
      '- macro: m\n  condition: ka.verb=get\n- macro: m\n  condition: or ka.verb=list\n  override: {condition: append}\n';
    expect(predicateOf(macro + rule('Rule', 'm'))).toEqual(equals('verb', 'get', 'list'));
    const list = '- list: l\n  items: [get]\n- list: l\n  items: [list]\n  append: true\n';
    expect(predicateOf(list + rule('Rule', 'ka.verb in (l)'))).toEqual(equals('verb', 'get', 'list'));
  });
  it('replaces what it names, or all', () => {
    expect(
      predicateOf(`${rule('Rule', 'ka.verb=get')}- rule: Rule\n  condition: ka.verb=list\n  override: {condition: replace}\n`),
    ).toEqual(equals('verb', 'list'));
    const list = '- list: l\n  items: [list]\n- list: l\n  items: [get]\n';
    expect(predicateOf(list + rule('Rule', 'ka.verb in (l)'))).toEqual(get);
    expect(predicateOf(rule('Rule', 'ka.verb=list') + rule('Rule', 'ka.verb=get'))).toEqual(get);
  });
  it('switches a rule off', () => {
    const { rules } = read({ [BASE]: `${rule('Rule', 'ka.verb=get')}- rule: Rule\n  enabled: false\n` });
    expect(rules[0]?.status).toEqual({ level: 'disabled', original: 'disabled' });
  });
  it('needs one before it', () => {
    const { errors } = read({
      [BASE]:
        '- list: l\n  items: []\n  append: true\n- macro: m\n  condition: x\n  append: true\n- rule: Rule\n  enabled: true\n',
    });
    expect(errors.map(({ message }) => message)).toEqual([
      'Cannot add to the list "l": nothing before defines it',
      'Cannot add to the macro "m": nothing before defines it',
      'Cannot change the rule "Rule": nothing before defines it',
    ]);
  });
});

describe('an exception', () => {
  const except = (text: string) => read({ [BASE]: rule('Rule', 'ka.verb=get or ka.verb=list', `  exceptions:\n${text}`) });
  const verbs = equals('verb', 'get', 'list');
  it('with several fields lets pass what fits all of a row, in any row', () => {
    const { rules } = except(
      '    - name: e\n      fields: [ka.uri, ka.user.name]\n      comps: [startswith, in]\n      values: [[/a, [x, y]], [/b, z]]\n',
    );
    const row = (uri: string, ...users: string[]) =>
      all({ field: 'requestURI', op: 'startsWith', values: [uri] }, equals('user.username', ...users));
    expect(rules[0]?.predicate).toEqual(all(verbs, not(any(row('/a', 'x', 'y'), row('/b', 'z')))));
  });
  it('with one field lets pass its values as one set, lists by their name', () => {
    const { rules } = read({
      [BASE]: `- list: l\n  items: [b, c]\n${rule('Rule', 'ka.verb=get or ka.verb=list', '  exceptions:\n    - {name: e, fields: ka.uri, values: [a, l]}\n')}`,
    });
    expect(rules[0]?.predicate).toEqual(all(verbs, not(equals('requestURI', 'a', 'b', 'c'))));
  });
  it('without values lets nothing pass', () => {
    expect(except('    - {name: e, fields: [ka.uri]}\n').rules[0]?.predicate).toEqual(verbs);
  });
  it.each([
    ['{name: e, values: [a]}', 'The exception "e" has no fields'],
    ['{name: e, fields: [ka.uri, ka.verb], values: [[a]]}', 'has 2 fields, but 1 values in a row'],
    ['{name: e, fields: [ka.uri], comps: [like], values: [[a]]}', 'Cannot read the operator "like"'],
  ])('%s is a mistake', (text, message) => {
    const { errors } = except(`    - ${text}\n`);
    expect(errors).toEqual([{ path: BASE, line: 6, column: 7, message: expect.stringContaining(message) }]);
  });
});

describe('a folder', () => {
  it('has examples in hack, links that are not followed, and rules of other plugins that are left alone', () => {
    const { rules, errors } = read(
      {
        [BASE]: rule('Rule', 'ka.verb=get'),
        'plugins/k8saudit-gke/hack/rules.yaml': rule('Example', 'ka.target.resource == "pods"'),
        'plugins/okta/rules/okta_rules.yaml': 'not: [a rule',
      },
      (folder) => {
        mkdirSync(join(folder, 'plugins/k8saudit-eks/rules'), { recursive: true });
        symlinkSync(join(folder, BASE), join(folder, 'plugins/k8saudit-eks/rules/k8s_audit_rules.yaml'));
      },
    );
    expect(errors).toEqual([]);
    expect(rules.map(({ id, status, logSource }) => [id, status.level, logSource])).toEqual([
      ['Rule', 'stable', 'k8s-audit'],
      ['Example', 'example', 'gke-cloud-audit'],
    ]);
  });
  it('may hold rules on other sources, which are rejected', () => {
    const { rules, rejected } = read({ [BASE]: rule('Rule', 'evt.type=open').replace('  source: k8s_audit\n', '') });
    expect(rules).toEqual([]);
    expect(rejected).toEqual([{ id: 'Rule', path: BASE, reason: 'Reads the source "syscall", not the audit log' }]);
  });
  it('may hold nothing', () => {
    expect(read({})).toMatchObject({ rules: [], errors: [] });
    expect(read({ [BASE]: '' })).toMatchObject({ rules: [], errors: [] });
  });
});

describe('a mistake', () => {
  const errorsOf = (text: string) => read({ [BASE]: text }).errors;
  it('in a folded condition is named with its line and column in the file', () => {
    expect(errorsOf(rule('Rule', '>\n    ka.verb=get\n    and missing'))).toEqual([
      { path: BASE, line: 4, column: 9, message: 'In the rule "Rule": Cannot find the macro "missing"' },
    ]);
  });
  it('in a macro is named where the macro stands', () => {
    const [error] = errorsOf(`- macro: m\n  condition: (ka.verb=)\n${rule('Rule', 'm')}`);
    expect(error).toEqual({ path: BASE, line: 2, column: 23, message: 'In the rule "Rule": Cannot read ")": expected a value' });
  });
  it('in what another file adds is named in that file', () => {
    const files = { [BASE]: rule('Rule', 'ka.verb=get'), [GKE]: '- rule: Rule\n  condition: and ka.uri\n  append: true\n' };
    expect(read(files).errors).toMatchObject([{ path: GKE, line: 2, column: 24 }]);
  });
  it('of a macro that stands in itself, or a list in itself, ends', () => {
    const macros = '- macro: a\n  condition: b\n- macro: b\n  condition: a\n';
    expect(errorsOf(macros + rule('Rule', 'a'))).toMatchObject([
      { message: 'In the rule "Rule": The macro "a" stands in itself' },
    ]);
    expect(errorsOf(`- list: l\n  items: [l]\n${rule('Rule', 'ka.verb in (l)')}`)).toEqual([]);
  });
  it('of an operator that a list does not take is an error, as in Falco', () => {
    expect(errorsOf(rule('Rule', 'ka.user.groups = x'))).toMatchObject([{ line: 2, column: 14 }]);
  });
  it.each([
    ['a: [b', 1],
    ['a: b', 1],
    ['- a: b', 1],
    ['- rule: Rule\n  condition: [x]', 2],
    ['- rule: Rule\n  desc: x', 1],
    ['- list: l\n  items: x', 2],
    ['- null', 1],
  ])('in %j is an error, not an exception', (text, line) => {
    expect(errorsOf(text)).toEqual([{ path: BASE, line, column: expect.any(Number), message: expect.any(String) }]);
  });
  it('of a priority without a place on the common scale says where to add it', () => {
    expect(errorsOf(rule('Rule', 'ka.verb=get').replace('WARNING', 'LOUD'))).toMatchObject([
      {
        message:
          'In the rule "Rule": Cannot place the severity "LOUD" of Falco: add it to "severities" in content/vocab/corpora.yaml',
      },
    ]);
  });
});
