import { describe, expect, it } from 'vitest';
import { parsePredicate } from '../../predicate/parse.ts';
import type { BundledRule } from '../../view/rules/rules-bundle.ts';
import { createCatalogIndex } from './catalog-index.ts';
import { findRules } from './find-rules.ts';
import { describeMatch, describeRules } from './rule-words.ts';
import { readState } from './state.ts';
import { SMALL } from './test-data/small-catalog.ts';

const index = createCatalogIndex(SMALL);

function rule(logic: string): BundledRule {
  return {
    corpus: 'acme',
    title: logic,
    path: '/rules/acme/x/',
    severity: 'low',
    unsupported: [],
    predicate: parsePredicate(logic),
  };
}

function find(hash: string, ...logics: readonly string[]) {
  const { state, problems } = readState(hash);
  expect(problems).toEqual([]);
  return findRules(state, logics.map(rule), index);
}

/** What is said of the one rule. */
function say(hash: string, logic: string): string {
  const { matches, operations } = find(hash, logic);
  return matches[0] ? describeMatch(matches[0], operations).join(' ') : 'not listed';
}

const EXEC = 'objectRef.resource = "pods" and objectRef.subresource = "exec"';

describe('rules for a query', () => {
  it('tell a rule that names one verb of an act from one that names both', () => {
    expect(say('#op=create-pods-exec', `verb = "create" and ${EXEC}`)).toBe(
      'Names 1 of 2 operations. Matches every record that the query finds of 1 of 2 operations.',
    );
    expect(say('#op=get-pods-exec', `verb in ("get", "create") and ${EXEC}`)).toBe(
      'Names both operations. Matches every record that the query finds.',
    );
  });

  it('do not say that a rule matches which asks for more', () => {
    expect(say('#op=list-secrets', 'verb = "list" and objectRef.resource = "secrets" and user.username = "x"')).toBe(
      'Names the operation. Also asks about user.username.',
    );
  });

  it('count what the conditions already say as met', () => {
    const logic = 'verb = "list" and objectRef.resource = "secrets" and user.username startsWith "system:"';
    expect(say('#op=list-secrets&where=user.username:is:system:anonymous', logic)).toBe(
      'Names the operation. Tests user.username for your value. Matches every record that the query finds.',
    );
    expect(say('#op=list-secrets&where=user.username:is:alice', logic)).toContain('Matches nothing that the query finds.');
    expect(say('#op=list-secrets&where=user.username:contains:system', logic)).toContain('Also asks about user.username.');
  });

  it('count exclusions of both as the same', () => {
    const logic = 'verb = "list" and objectRef.resource = "secrets" and not user.username = "system:apiserver"';
    expect(say('#op=list-secrets&not=user.username:starts:system:', logic)).toContain('Matches every record');
    expect(say('#op=list-secrets&not=user.username:is:other', logic)).toContain('Also asks about user.username.');
  });

  it('leave open what another value of a list may decide', () => {
    const logic = 'verb = "list" and objectRef.resource = "secrets" and not user.groups[] = "system:nodes"';
    expect(say('#op=list-secrets&where=user.groups%5B%5D:is:system:masters', logic)).toContain('Also asks about user.groups[].');
  });

  it('take no stage as given, as a request has several', () => {
    const logic = `verb in ("get", "create") and ${EXEC} and stage = "ResponseComplete"`;
    expect(say('#op=create-pods-exec', logic)).toBe('Names both operations. Also asks about stage.');
  });

  it('never say of a part in words that it is met', () => {
    const logic = 'verb = "list" and objectRef.resource = "secrets" and unsupported threshold "more than 5"';
    expect(say('#op=list-secrets', logic)).toBe('Names the operation. A part of it cannot be told from one record.');
  });

  it('leave out what only leaves the operation open, and count it', () => {
    const found = find('#op=list-secrets', 'user.username = "x"', 'verb = "list" and objectRef.resource = "secrets"');
    expect(found).toMatchObject({ others: 1, matches: [{ named: 1 }] });
    expect(describeRules(found)).toMatch(/^1 rule names the operation\. 1 rule matches .* 1 rule reaches an operation only/);
  });

  it('say what leaves the operation open, where it shares a field', () => {
    expect(say('#op=list-secrets&where=user.username:is:x', 'user.username = "x"')).toBe(
      'Leaves open, and so reaches, the operation. Tests user.username for your value. Matches every record that the query finds.',
    );
  });

  it('go by the fields alone where no operation is chosen', () => {
    const found = find('#where=user.username:is:x', 'user.username = "x"', 'userAgent contains "curl"');
    expect(found.matches.map(({ rule: { title } }) => title)).toEqual(['user.username = "x"']);
    expect(describeRules(found)).toBe('1 rule tests the same fields. 1 rule matches every record that the query finds.');
  });

  it('go by requestURI for a request without a resource', () => {
    expect(say('#op=get-healthz', 'requestURI startsWith "/healthz"')).toContain('Tests the same field, requestURI');
  });

  it('do not take a rule for resources as one that matches paths too', () => {
    const logic = 'verb = "list" and objectRef.resource = "secrets"';
    expect(say('#op=list-secrets,get-healthz', logic)).toBe(
      'Names the operation. Matches every record that the query finds of what has a resource.',
    );
    expect(say('#op=list-secrets,get-healthz', 'requestURI startsWith "/healthz" and not objectRef exists')).toContain(
      'Tests the same field, requestURI',
    );
  });

  it('put the closest first', () => {
    const both = `verb in ("get", "create") and ${EXEC}`;
    const found = find('#op=create-pods-exec', `verb = "get" and ${EXEC}`, `${both} and userAgent = "x"`, both);
    expect(found.matches.map(({ verdict, named }) => [verdict, named])).toEqual([
      ['all', 2],
      ['some', 2],
      ['some', 1],
    ]);
  });
});
