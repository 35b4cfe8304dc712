import { describe, expect, it } from 'vitest';
import { all, any, equals, exists, FALSE, not, TRUE, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { createTranslator } from '../dialect.ts';
import { readSearch } from './read-search.ts';

const facts = {
  title: 'Test',
  product: 'Test',
  languages: [],
  summary: 'A dialect for a test.',
  references: [{ title: 'Test', url: 'https://example.org/' }],
};
const LAST_APPLIED = 'requestObject.metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]';
const event: Dialect = {
  ...{ ...facts, id: 'event', annotationDots: 'kept' },
  prefixes: ['objectRef.', 'user.', 'annotations.', 'requestObject.'].map((prefix) => ({ prefix, path: prefix })),
  fields: [
    ...['verb', 'requestURI', 'userAgent', 'responseStatus.code'].map((name) => ({ name, path: name })),
    { name: 'sourceIPs{}', path: 'sourceIPs[]' },
    { name: 'requestObject.metadata.annotations.kubectl.kubernetes.io/last-applied-configuration', path: LAST_APPLIED },
  ],
  source: [{ name: 'source', values: ['kubernetes'] }],
};
const envelope: Dialect = { ...facts, id: 'envelope', fields: [], source: [{ name: 'category', values: ['kube-audit'] }] };
const pages = ['verb', 'user.groups[]', 'sourceIPs[]', 'requestObject.spec.containers[].image'];

const translatorOf = (dialect: Dialect) => createTranslator({ dialect, fields: pages, readers: {} });

function read(search: string, dialect = event) {
  return readSearch(search, new Map(), translatorOf(dialect), (input) =>
    input === 'properties.log' ? translatorOf(event) : undefined,
  );
}
const predicateOf = (search: string): Predicate => read(search).predicate;

/** Equality in letters of either case. */
const is = (field: string, ...values: string[]): Leaf => ({ ...equals(field, ...values), ignoreCase: true });
const verb = is('verb', 'get');

/**
 * Difficult parts of searches of splunk/security_content (detections/cloud and detections/deprecated at commit b13b314aed0e), shortened.
 * Copyright Splunk, Apache-2.0.
 */
describe('a search of the security content', () => {
  it('binds OR before the AND that is not written', () => {
    const search =
      'source="kubernetes" objectRef.resource=pods verb=create OR verb=update requestObject.metadata.annotations.kubectl.kubernetes.io/last-applied-configuration=*\\"privileged\\":true* | fillnull | stats count by kind';
    expect(read(search)).toEqual({
      predicate: all(is('objectRef.resource', 'pods'), is('verb', 'create', 'update'), {
        ...{ field: LAST_APPLIED, op: 'contains', values: ['"privileged":true'], ignoreCase: true },
      }),
      unsupported: [],
    });
  });
  it('looks for a word without a field in the whole record, and surely finds it in the field before', () => {
    const search = 'objectRef.resource=secrets OR configmaps sourceIPs{}!=::1 |table sourceIPs{} |dedup user.username';
    expect(read(search)).toEqual({
      predicate: all(
        any(is('objectRef.resource', 'secrets', 'configmaps'), unsupported('full-text', 'configmaps')),
        exists('sourceIPs[]'),
        not({ ...equals('sourceIPs[]', '::1'), elements: 'product' }),
      ),
      unsupported: [{ what: 'full-text', text: 'configmaps' }],
    });
  });
  it('reads the event from the text in a record of Azure', () => {
    const search =
      'category=kube-audit | spath input=properties.log | search user.groups{}=system:serviceaccounts* OR user.username=system.anonymous OR annotations.authorization.k8s.io/decision=allow | top verb';
    const begins = { field: 'user.groups[]', op: 'startsWith', values: ['system:serviceaccounts'], ignoreCase: true } as const;
    expect(read(search, envelope)).toEqual({
      predicate: any(
        begins,
        is('user.username', 'system.anonymous'),
        is('annotations["authorization.k8s.io/decision"]', 'allow'),
      ),
      unsupported: [{ what: 'aggregation', text: 'top verb' }],
    });
  });
  it('asks a lookup for the country', () => {
    const search =
      'verb=get | iplocation sourceIPs{} | fillnull | search NOT Country="United States" | stats count by City Country';
    expect(predicateOf(search)).toEqual(all(verb, not(unsupported('lookup', 'Country equals "United States"'))));
  });
  it('counts in the end', () => {
    const search =
      '"user.groups{}"="system:unauthenticated" "responseStatus.code"=403 | stats count values(verb) as verb by sourceIPs{} | where count > 5 | rename sourceIPs{} as src_ip | search *';
    expect(read(search)).toEqual({
      predicate: all(is('user.groups[]', 'system:unauthenticated'), equals('responseStatus.code', 403)),
      unsupported: [{ what: 'threshold', text: 'where count > 5' }],
    });
  });
  it('leaves out what the macros of users allow', () => {
    const contains = { field: 'objectRef.name', op: 'contains', values: ['splunk', 'falco'], ignoreCase: true } as const;
    expect(predicateOf('verb=get | search NOT objectRef.name IN (*splunk*, *falco*)')).toEqual(all(verb, not(contains)));
  });
  it('never matches where a value shall fit no wildcard', () => {
    expect(predicateOf('system:serviceaccounts responseStatus.code!=*')).toEqual(FALSE);
  });
});

describe('a value in a search', () => {
  it.each([
    ['verb=*', exists('verb')],
    ['verb=get*', { field: 'verb', op: 'startsWith', values: ['get'], ignoreCase: true }],
    ['verb="*get"', { field: 'verb', op: 'endsWith', values: ['get'], ignoreCase: true }],
    ['requestURI=/a*/b?c', { field: 'requestURI', op: 'glob', values: ['/a*/b\\?c'], ignoreCase: true }],
    ['responseStatus.code=4*', { field: 'responseStatus.code', op: 'startsWith', values: ['4'] }],
    ['responseStatus.code=0403', equals('responseStatus.code', '0403')],
    ['responseStatus.code>=400', { field: 'responseStatus.code', op: 'compare', relation: '>=', values: [400] }],
    ['verb>get', unsupported('function', 'verb > "get"')],
    ['verb!=get', all(exists('verb'), not(verb))],
    ['verb IN (get, create)', is('verb', 'get', 'create')],
    ['verb IN ()', FALSE],
    ['requestObject.spec.containers{}.image=x', is('requestObject.spec.containers[].image', 'x')],
    ['sourceIPs{}=10.0.0.0/8', { field: 'sourceIPs[]', op: 'cidr', values: ['10.0.0.0/8'] }],
    ['sourceIPs{}=fe80::/10', { field: 'sourceIPs[]', op: 'cidr', values: ['fe80::/10'] }],
    ['nobody!=x', unsupported('unmapped-field', 'nobody not equals "x"')],
    ['source=kubernetes', TRUE],
    ['earliest=-1d verb=get', all(unsupported('time', 'earliest=-1d'), verb)],
    ['[search x]', unsupported('join', '[search x]')],
    ['`unknown`', unsupported('not-transcribed', '`unknown`')],
  ])('%s is read', (search, predicate) => {
    expect(predicateOf(search)).toEqual(predicate);
  });
});

describe('a command', () => {
  it('gives fields other names', () => {
    expect(
      predicateOf('x=* | rename verb as v, "user.groups{}" AS "the groups" | rename v as w | search w=get "the groups"=a'),
    ).toEqual(all(unsupported('unmapped-field', 'x exists'), verb, is('user.groups[]', 'a')));
    expect(predicateOf('verb=* | eval v=verb, \'a b\'=userAgent | where v="get" AND \'a b\'="x"')).toEqual(
      all(exists('verb'), equals('verb', 'get'), equals('userAgent', 'x')),
    );
    expect(predicateOf('verb=* | spath path=verb output=v | search v=get')).toEqual(all(exists('verb'), verb));
  });
  it('computes fields of which nothing can be said', () => {
    const computed = unsupported('computed-field', 'v equals "get"');
    for (const command of [
      'eval v=lower(verb)',
      'eval w=if(a="b, v=c",1,2), v=w."x"',
      'rex field=requestURI "(?<v>.*)"',
      'spath input=x path=y output=v',
    ]) {
      expect(predicateOf(`verb=get | ${command} | search v=get`)).toEqual(all(verb, computed));
    }
    expect(predicateOf('verb=get | eval v=lower(verb) | rename v as w | search w=x')).toEqual(
      all(verb, unsupported('computed-field', 'w equals "x"')),
    );
  });
  it('looks fields up', () => {
    expect(read('verb=get | lookup users name as user.username OUTPUT role, team | search role=admin')).toEqual({
      predicate: all(verb, unsupported('lookup', 'role equals "admin"')),
      unsupported: [
        { what: 'lookup', text: 'role equals "admin"' },
        { what: 'lookup', text: 'lookup users name as user.username OUTPUT role, team' },
      ],
    });
  });
  it('fills in what is missing', () => {
    expect(predicateOf('verb=get | fillnull | search userAgent!=x')).toEqual(all(verb, not(is('userAgent', 'x'))));
    expect(predicateOf('verb=get | fillnull value=none userAgent | search userAgent=none')).toEqual(
      all(verb, any(is('userAgent', 'none'), not(exists('userAgent')))),
    );
    expect(predicateOf('verb=get | fillnull value=none userAgent | search requestURI=none')).toEqual(
      all(verb, is('requestURI', 'none')),
    );
    expect(predicateOf('verb=get | fillnull | where isnotnull(userAgent)')).toEqual(verb);
  });
  it('filters by an expression that tells capitals', () => {
    expect(predicateOf('verb=get | where like(userAgent, "kube_tl%") OR match(requestURI, "(?i)^/api")')).toEqual(
      all(
        verb,
        any(
          { field: 'userAgent', op: 'glob', values: ['kube?tl*'] },
          { field: 'requestURI', op: 'regex', values: ['^/api'], ignoreCase: true },
        ),
      ),
    );
    expect(predicateOf('verb=get | where NOT verb="x" AND \'sourceIPs{}\'="::1"')).toEqual(
      all(verb, not(equals('verb', 'x')), { ...equals('sourceIPs[]', '::1'), elements: 'product' }),
    );
    expect(predicateOf('verb=get | where verb!="x" AND cidrmatch("10.0.0.0/8", \'sourceIPs{}\')')).toMatchObject({
      all: [verb, exists('verb'), not(equals('verb', 'x')), { op: 'cidr' }],
    });
    expect(predicateOf('verb=get | where (a+1)*2 > 3')).toEqual(all(verb, unsupported('function', 'where (a+1)*2 > 3')));
    expect(predicateOf('verb=get | where match(verb, "\\\\Qx")')).toMatchObject({ all: [verb, { reason: 'regex' }] });
  });
  it('filters by a pattern', () => {
    const leaf = { field: 'verb', op: 'regex', values: ['^g'] } as const;
    expect(predicateOf('verb=get | regex verb="^g"')).toEqual(all(verb, leaf));
    expect(predicateOf('verb=get | regex verb!="^g"')).toEqual(all(verb, exists('verb'), not(leaf)));
    expect(predicateOf('verb=get | regex "^g"')).toMatchObject({ all: [verb, { reason: 'full-text' }] });
  });
  it('that groups events ends what can be said of one', () => {
    expect(read('verb=get | stats count by verb | search verb=x | eval y=1 | rare z').unsupported).toEqual([
      { what: 'threshold', text: 'search verb=x' },
      { what: 'aggregation', text: 'rare z' },
    ]);
    expect(read('verb=get | transaction user.username | where duration > 5').unsupported).toEqual([
      { what: 'sequence', text: 'transaction user.username' },
      { what: 'threshold', text: 'where duration > 5' },
    ]);
    expect(read('verb=get | join x [search y]').unsupported).toEqual([{ what: 'join', text: 'join x [search y]' }]);
  });
  it('that renames many fields at once is kept in its own words', () => {
    expect(read('verb=get | rename data.* as *').unsupported).toEqual([{ what: 'function', text: 'rename data.* as *' }]);
  });
  it('that nobody knows is kept in its own words', () => {
    expect(read('verb=get | anomalydetection verb').unsupported).toEqual([{ what: 'function', text: 'anomalydetection verb' }]);
  });
  it('may search a data model for fields', () => {
    expect(predicateOf('| tstats count from datamodel=Change where verb=get by All_Changes.user | where count > 1')).toEqual(
      verb,
    );
  });
});

describe('a search that cannot be read', () => {
  it('says where', () => {
    const run = (search: string) => () => read(search);
    expect(run('verb=get | search (')).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/Text ends/), offset: 19 }),
    );
    expect(run('verb=')).toThrow(expect.objectContaining({ offset: 5 }));
  });
});
