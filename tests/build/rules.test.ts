import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dumpSchema, type RulesDump, rulesDump } from '../../src/schema/dump.ts';
import { type BuiltPage, dist, readJson, readPages, scanTags, visibleText } from './built-site.ts';

const { rules } = readJson<RulesDump>('/data/rules.json');
const pages = new Map(readPages().map((page) => [page.path, page]));

function pageOf(path: string): BuiltPage {
  const page = pages.get(path);
  if (!page) throw new Error(`Cannot find the page "${path}"`);
  return page;
}

/** The addresses that a page links to. */
function linksOf(page: BuiltPage): ReadonlySet<string> {
  return new Set(scanTags(page.html).flatMap(({ name, attributes }) => (name === 'a' ? (attributes.get('href') ?? []) : [])));
}

function mainText({ html }: BuiltPage): string {
  return visibleText(/<main\b.*<\/main>/s.exec(html)?.[0] ?? '');
}

describe('data/rules.json', () => {
  it('is what its schema in the source says, and the one served beside it', () => {
    const served = readJson<Parameters<typeof z.fromJSONSchema>[0]>('/data/rules.schema.json');
    expect(rulesDump.safeParse({ rules }).error).toBeUndefined();
    expect(served).toEqual(dumpSchema('rules'));
    expect(z.fromJSONSchema(served).safeParse({ rules }).error).toBeUndefined();
  });

  it('gives no rule twice, no address twice, and each has its page and its twin', () => {
    expect(rules.length).toBeGreaterThan(300);
    expect(new Set(rules.map(({ corpus, id }) => `${corpus} ${id}`)).size).toBe(rules.length);
    expect(new Set(rules.map(({ url }) => url)).size).toBe(rules.length);
    expect(
      rules.filter(({ url }) => !pages.has(url) || !existsSync(join(dist, url, 'index.json'))).map(({ url }) => url),
    ).toEqual([]);
  });

  it('names operations that have a page, none for a rule on every request', () => {
    const known = readJson<{ operations: { id: string }[]; synthetic: { id: string }[] }>('/data/operations.json');
    const ids = new Set([...known.operations, ...known.synthetic].map(({ id }) => id));
    expect(rules.filter(({ operations }) => operations.some(({ id }) => !ids.has(id))).map(({ url }) => url)).toEqual([]);
    expect(rules.filter(({ appliesToAll, operations }) => appliesToAll && operations.length > 0).map(({ url }) => url)).toEqual(
      [],
    );
  });
});

describe('the page of a rule', () => {
  it('links to the rule itself, to its vendor, and to each technique', () => {
    const wrong = rules.filter(({ url, source, corpus, techniques }) => {
      const links = linksOf(pageOf(url));
      const attack = techniques.map((id) => `/attack/${id}/`);
      return ![source, `/rules/${corpus}/`, ...attack].every((address) => links.has(address));
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  it('names title, licence and authors', () => {
    const wrong = rules.filter(({ url, title, license, authors }) => {
      const text = mainText(pageOf(url)).replace(/\s+/g, ' ');
      return ![title, license, ...authors].every((words) => text.includes(words.replace(/\s+/g, ' ').trim()));
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  it('links to each operation that the rule names', () => {
    const wrong = rules.filter(({ url, operations }) => {
      const links = [...linksOf(pageOf(url))];
      return operations.some(({ id, how }) => how !== 'also' && !links.some((address) => address.endsWith(`/${id}/`)));
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  it('says what is wrong with the rule, and how to fix it', () => {
    const wrong = rules.filter(({ url, health }) => {
      const text = mainText(pageOf(url));
      return !health.every(({ message, fix }) =>
        [message, fix].every((words) => text.includes(words.replace(/\s+/g, ' ').trim())),
      );
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  it('has a twin that repeats the row of the dump', () => {
    const wrong = rules.filter((row) => {
      const twin = new Map(Object.entries(readJson<object>(`${row.url}index.json`)));
      return Object.entries(row).some(([key, value]) => JSON.stringify(twin.get(key)) !== JSON.stringify(value));
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });
});

describe('the lists of rules', () => {
  const all = linksOf(pageOf('/rules/'));
  const every = linksOf(pageOf('/rules/every-request/'));
  const health = linksOf(pageOf('/rules/health/'));

  it('have every rule, on the page of all and on that of its vendor', () => {
    expect(rules.filter(({ url }) => !all.has(url)).map(({ url }) => url)).toEqual([]);
    expect(rules.filter(({ url, corpus }) => !linksOf(pageOf(`/rules/${corpus}/`)).has(url)).map(({ url }) => url)).toEqual([]);
  });

  it('have exactly the rules on every request, and exactly those with findings', () => {
    const isRule = (address: string) => rules.some(({ url }) => url === address);
    const sort = (addresses: Iterable<string>) => [...addresses].filter(isRule).sort();
    expect(sort(every)).toEqual(rules.flatMap(({ appliesToAll, url }) => (appliesToAll ? url : [])).sort());
    expect(sort(health)).toEqual(rules.flatMap((row) => (row.health.length > 0 ? row.url : [])).sort());
  });

  it('show no rule on every request on the page of an operation', () => {
    const applying = new Set(rules.flatMap(({ appliesToAll, url }) => (appliesToAll ? url : [])));
    const operations = [...pages.values()].filter(({ path }) => path.startsWith('/kubernetes-'));
    expect(
      operations.filter((page) => [...linksOf(page)].some((address) => applying.has(address))).map(({ path }) => path),
    ).toEqual([]);
  });
});
