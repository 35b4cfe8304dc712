import { describe, expect, it } from 'vitest';
import { createCatalogIndex, findActs } from './catalog-index.ts';
import { createOperationFinder, findFields } from './find-choices.ts';
import { readState } from './state.ts';
import { SMALL } from './test-data/small-catalog.ts';
import { toSearch } from './to-search.ts';
import { findWarnings } from './warnings.ts';

const index = createCatalogIndex(SMALL);
const warn = (hash: string): string => findWarnings(readState(hash).state, index).join(' ');

describe('warnings', () => {
  it('say which fields the client controls, in conditions and in exclusions', () => {
    expect(warn('#where=userAgent:starts:kubectl')).toContain(
      'The client chooses userAgent: who wants to be missed can change it.',
    );
    expect(warn('#not=userAgent:starts:kubectl')).toContain('who wants to be left out can be.');
  });

  it('say from which level up a field is there', () => {
    expect(warn('#op=create-pods&where=requestObject:exists')).toContain('written from level Request up');
    expect(warn('#op=create-pods&where=user.username:exists')).not.toContain('level');
  });

  it('say that a field is not there at the one stage', () => {
    expect(warn('#op=watch-pods&where=responseObject:exists')).toContain('not written at ResponseStarted');
    expect(warn('#op=get-pods&where=responseObject:exists')).not.toContain('not written at');
    expect(warn('#op=watch-pods&where=responseObject:exists&one=0')).not.toContain('not written at');
  });

  it('say where 401 stands', () => {
    expect(warn('#op=get-pods&where=responseStatus.code:is:401')).toContain(
      '401 stands only in records of stage ResponseStarted',
    );
    expect(warn('#op=watch-pods&where=responseStatus.code:is:401')).not.toContain('401 stands');
    expect(warn('#op=get-pods&where=responseStatus.code:is:401&outcome=refused')).not.toContain('401 stands');
  });

  it('say how a list is read', () => {
    expect(warn('#where=user.groups%5B%5D:is:a')).toContain('one value that fits is enough');
    expect(warn('#where=user.groups%5B%5D:isnt:a')).toContain('none of its values may fit');
  });

  it('say that a denial also finds what has no value', () => {
    expect(warn('#where=user.username:isnt:a')).toContain('Records without user.username are found too');
    expect(warn('#not=user.username:is:a')).toContain('Records without user.username are not left out');
  });

  it('say which operation a condition rules out', () => {
    expect(warn('#op=get-pods,list-secrets&where=verb:is:get')).toContain('rules out list secrets.');
  });

  it('say that a path is unknown', () => {
    expect(warn('#where=user.name:is:a')).toContain('"user.name" is not a field of this catalog');
  });
});

describe('what a state asks for', () => {
  it('has both verbs of an act once, whichever is chosen', () => {
    for (const hash of ['#op=create-pods-exec', '#op=get-pods-exec', '#op=get-pods-exec,create-pods-exec']) {
      expect(toSearch(readState(hash).state, index).targets).toMatchObject([{ verbs: ['get', 'create'], isLongRunning: true }]);
    }
  });

  it('has numbers where the field is one, and text where it looks like one', () => {
    const { tests } = toSearch(readState('#where=responseStatus.code:is:403,abc&where=user.username:is:403').state, index);
    expect(tests).toMatchObject([{ values: [403, 'abc'] }, { values: ['403'] }]);
  });

  it('tells ids that nothing has', () => {
    expect(findActs(['get-pods', 'get-nothing'], index).unknown).toEqual(['get-nothing']);
  });
});

describe('the choice of operations', () => {
  const find = createOperationFinder(index);

  it('offers both verbs of an act as one', () => {
    expect(find('pods/exec').map(({ text }) => text)).toEqual(['get, create pods/exec']);
  });

  it('offers a resource with every verb', () => {
    expect(find('every pods')[0]).toMatchObject({ text: 'every verb on pods', ids: ['create-pods', 'get-pods', 'watch-pods'] });
  });

  it('finds by id, and by words in any order', () => {
    expect(find('create-pods-exec')[0]?.ids).toEqual(['get-pods-exec']);
    expect(find('secrets list')[0]?.value).toBe('list-secrets');
    expect(find('healthz')[0]?.value).toBe('get-healthz');
    expect(find('nothing of it')).toEqual([]);
  });

  it('offers fields with their type, who sets them and their level', () => {
    expect(findFields('requestob', SMALL.fields)[0]).toMatchObject({
      value: 'requestObject',
      note: 'any, set by the client, from level Request',
    });
  });
});
