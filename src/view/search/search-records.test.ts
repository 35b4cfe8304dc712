import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { getCatalog } from '../../catalog/index.ts';
import { listPages } from '../site-pages.ts';
import { toIdentifierFile, toSearchRecords } from './search-records.ts';

const catalog = getCatalog();
const records = toSearchRecords(catalog);

describe('the search records', () => {
  it('cover every page of the site but home, search itself and what operations and controllers lead to', () => {
    const known = new Set(records.map(({ path }) => path));
    const isFoundByAnother = (path: string) =>
      /^\/kubernetes-.*\/rules\/$|^\/roles\/(kube-\w+\.)?system\.controller\./.test(path);
    expect(listPages(catalog).filter((path) => !known.has(path) && !isFoundByAnother(path))).toEqual(['/', '/search/']);
  });

  it('have one path each, and one title but for rules, whose vendors do not know of each other', () => {
    expect(new Set(records.map(({ path }) => path)).size).toBe(records.length);
    const others = records.filter(({ facets }) => facets.kind !== 'rule');
    expect(new Set(others.map(({ title }) => title)).size).toBe(others.length);
  });

  it('say of every rule who publishes it, and where its words lead', () => {
    const rules = records.filter(({ facets }) => facets.kind === 'rule');
    expect(rules).toHaveLength(catalog.rules.length);
    expect(rules.filter(({ facets }) => !facets.vendor)).toEqual([]);
    const exec = rules.find(({ title }) => title === 'Potential Remote Command Execution In Pod Container');
    expect(exec?.summary).toBe('Looks for create pods/exec.');
    expect(exec?.facets).toMatchObject({ vendor: 'Sigma', technique: ['T1609'] });
  });

  it('hold no marks of prose in what is shown', () => {
    expect(records.filter(({ summary }) => summary.includes('`')).map(({ path }) => path)).toEqual([]);
  });

  it('name a command with lower-case words only', () => {
    const commands = records.flatMap(({ aliases }) => aliases).filter((alias) => alias.startsWith('kubectl '));
    expect(commands).toContain('kubectl create token');
    expect(commands.filter((command) => !/^[a-z -]+$/.test(command))).toEqual([]);
  });

  it('make a file of less than 67 kB after gzip', () => {
    expect(gzipSync(JSON.stringify(toIdentifierFile(records)), { level: 9 }).length).toBeLessThan(67_000);
  });
});
