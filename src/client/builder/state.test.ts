import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATORS } from './operators.ts';
import { type BuildState, type Condition, EMPTY, findFault, isState, readState, writeState } from './state.ts';

const condition = (key: 'where' | 'not'): fc.Arbitrary<Condition> =>
  fc
    .record({
      field: fc.constantFrom('verb', 'user.groups[]', 'objectRef.namespace', 'annotations["a:b,c/d"]', 'requestObject.spec.x'),
      operator: fc.constantFrom(...OPERATORS),
      values: fc.oneof(
        fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { maxLength: 4 }),
        fc.tuple(fc.integer().map(String)),
      ),
    })
    .filter((one) => findFault(one, key) === undefined);

const states: fc.Arbitrary<BuildState> = fc.record({
  operations: fc.uniqueArray(fc.constantFrom('get-pods', 'create-pods-exec', 'get-events.events.k8s.io', 'post-api-logs'), {
    maxLength: 3,
  }),
  where: fc.array(condition('where'), { maxLength: 4 }),
  not: fc.array(condition('not'), { maxLength: 4 }),
  outcome: fc.constantFrom('any', 'effect', 'refused', 'failed'),
  isOneRecord: fc.boolean(),
});

describe('the state of the builder', () => {
  it('comes back from its address as it was', () => {
    fc.assert(fc.property(states, (state) => void expect(readState(writeState(state))).toEqual({ state, problems: [] })));
  });

  it('comes back from an address that a browser has written', () => {
    const throughUrl = (hash: string) => new URL(`https://example.org/build/${hash}`).hash;
    fc.assert(fc.property(states, (state) => void expect(readState(throughUrl(writeState(state))).state).toEqual(state)));
  });

  it('is written so that a person can read it', () => {
    const state: BuildState = {
      operations: ['create-pods-exec', 'get-pods-exec'],
      where: [{ field: 'objectRef.namespace', operator: 'is', values: ['kube-system', 'a,b'] }],
      not: [{ field: 'user.username', operator: 'starts', values: ['system:'] }],
      ...{ outcome: 'effect', isOneRecord: false },
    };
    expect(writeState(state)).toBe(
      '#op=create-pods-exec,get-pods-exec&where=objectRef.namespace:is:kube-system,a%2Cb&not=user.username:starts:system:&outcome=effect&one=0',
    );
    expect(writeState(EMPTY)).toBe('');
  });

  it('takes each part as often as it comes', () => {
    expect(readState('#op=a-b&op=c-d,a-b&one=1').state).toMatchObject({ operations: ['a-b', 'c-d'], isOneRecord: true });
  });

  it('is no state where the fragment is the place of a heading', () => {
    expect(isState('#format')).toBe(false);
    expect(isState('#op=x')).toBe(true);
  });
});

describe('an address that says something else', () => {
  it.each([
    ['#op=<script>', '"<script>" is not the id of an operation'],
    ['#op=%E0%A4%A', '"%E0%A4%A" is not the id of an operation'],
    ['#x=1', '"x" is not a part of a query'],
    ['#__proto__=1', '"__proto__" is not a part of a query'],
    ['#outcome=won', '"won" is none of any, effect, refused, failed'],
    ['#one=yes', '"yes" is none of 0, 1'],
    ['#where=verb', '"verb" is not a field, an operator and values'],
    ['#where=verb:constructor:x', '"constructor" is not an operator'],
    ['#where=verb:is', '"verb" has no value to compare with'],
    ['#where=verb:is:', '"verb" has no value to compare with'],
    ['#where=verb:exists:x', '"exists" of "verb" takes no value'],
    ['#where=a..b:is:x', '"a..b" is not the path of a field'],
    ['#where=verb:is:%', '"verb:is:%" has a broken escape'],
    ['#where=responseStatus.code:ge:x', '"x" is not a number to compare with: give one'],
    ['#where=responseStatus.code:ge:1e400', '"1e400" is not a number to compare with: give one'],
    ['#not=verb:isnt:get', '"isnt" is a denial already: put "verb" under the conditions'],
  ])('%s is told in words', (hash, problem) => {
    expect(readState(hash)).toEqual({ state: EMPTY, problems: [problem] });
  });

  it('keeps what could be read', () => {
    const { state, problems } = readState('#op=get-pods&where=verb:is:get&where=verb:like:x');
    expect(state).toMatchObject({ operations: ['get-pods'], where: [{ field: 'verb' }] });
    expect(problems).toHaveLength(1);
  });

  it('is cut where it asks for more than a person would', () => {
    const ids = Array.from({ length: 150 }, (_, at) => `get-a${at}`);
    expect(readState(`#op=${ids.join(',')}`)).toMatchObject({ problems: [expect.stringMatching(/more than 100/)] });
    expect(readState(`#where=verb:is:${'x,'.repeat(9000)}`)).toEqual({
      state: EMPTY,
      problems: ['The address is longer than 12000 characters'],
    });
  });

  it('never throws, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(readState(`#${text}`).state).toBeDefined()));
    const parts = fc.constantFrom('op=', 'where=', 'not=', '&', ':', ',', '%', '%2C', 'is', 'verb', 'a-b', '"', '[', '\0');
    fc.assert(fc.property(fc.array(parts), (texts) => void expect(readState(`#${texts.join('')}`).problems).toBeDefined()));
  });
});
