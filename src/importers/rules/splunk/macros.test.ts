import { describe, expect, it } from 'vitest';
import { expandMacros, type Macros } from './macros.ts';
import { splitPipeline } from './pipeline.ts';

const macros: Macros = new Map([
  ['kube_audit', { definition: 'source="kubernetes"', arguments: [] }],
  ['nested', { definition: '`kube_audit` verb=get', arguments: [] }],
  ['loop', { definition: 'x `loop`', arguments: [] }],
  ['ctime', { definition: 'convert ctime($field$)', arguments: ['field'] }],
  ['two', { definition: '$a$=$b$', arguments: ['a', 'b'] }],
]);
const expand = (text: string) => expandMacros(text, macros).text;

describe('macros', () => {
  it.each([
    ['`kube_audit` verb=get', 'source="kubernetes" verb=get'],
    ['`nested` x', 'source="kubernetes" verb=get x'],
    ['a | `ctime(lastTime)`', 'a | convert ctime(lastTime)'],
    ['`two(x, "y z")`', 'x=y z'],
    ['a | `some_rule_filter`', 'a | search *'],
    ['a `some_rule_filter` b', 'a * b'],
    ['a `unknown(x)` b', 'a `unknown(x)` b'],
    ['a ```a `kube_audit` comment``` b', 'a                              b'],
  ])('are written out in %s', (text, expanded) => {
    expect(expand(text)).toBe(expanded);
  });
  it('that stand in themselves end', () => {
    expect(expand('`loop`')).toMatch(/^(x )+`loop`$/);
  });
  it('keep the places of what stands around them', () => {
    const { text, toSource } = expandMacros('`kube_audit` verb=get', macros);
    expect(toSource(text.indexOf('verb'))).toBe('`kube_audit` '.length);
    expect(toSource(text.indexOf('kubernetes'))).toBe(0);
    expect(toSource(0)).toBe(0);
  });
});

describe('a pipeline', () => {
  const split = (text: string) => splitPipeline(text).map(({ name, rest }) => [name, rest.trim()]);
  it('begins with a search, written or not, unless it begins with a pipe', () => {
    expect(split('a=1 | where b=2')).toEqual([
      ['search', 'a=1'],
      ['where', 'b=2'],
    ]);
    expect(split('search a=1')).toEqual([['search', 'a=1']]);
    expect(split(' | tstats count')).toEqual([['tstats', 'count']]);
  });
  it('is not cut in quotes and subsearches', () => {
    expect(split('a="x|y" [search b | fields c] |Regex d="\\"|"')).toEqual([
      ['search', 'a="x|y" [search b | fields c]'],
      ['regex', 'd="\\"|"'],
    ]);
  });
  it('may hold macros that nothing defines, and empty commands', () => {
    expect(split('a | `unknown` | | table x|')).toEqual([
      ['search', 'a'],
      ['`unknown`', ''],
      ['table', 'x'],
    ]);
    expect(split('')).toEqual([]);
  });
  it('knows where each command stands', () => {
    const [, where] = splitPipeline('a=1 | where b=2');
    expect(where?.offset).toBe('a=1 | where'.length);
  });
});
