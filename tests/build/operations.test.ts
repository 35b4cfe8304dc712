import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dist, listFiles, readJson, readPages, visibleText } from './built-site.ts';
import { listServed, readSurface } from './served-operations.ts';

const served = listServed('1.36');
const pages = new Map(readPages().map(({ path, html }) => [path, html]));
const operationPaths = [...pages.keys()].filter(
  (path) => /^\/kubernetes-[^/]+\/[^/]+\/$/.test(path) && !/\/(?:any|replace)-|^\/kubernetes-nonresource\//.test(path),
);

function addressOf({ resourceName, id }: { readonly resourceName: string; readonly id: string }): string {
  return `/kubernetes-${resourceName}/${id}/`;
}

function htmlOf(path: string): string {
  return pages.get(path) ?? '';
}

/** The HTML between the head of a section and the next head of its rank. */
function sectionOf(html: string, id: string): string {
  const start = html.indexOf(`<h2 id="${id}"`);
  return start < 0 ? '' : html.slice(html.indexOf('</h2>', start) + 5).replace(/<h2 .*/s, '');
}

describe('the operations of Kubernetes 1.36.3', () => {
  it('are 695 over 76 resources, ignoring the version', () => {
    expect(served).toHaveLength(695);
    expect(new Set(readSurface('1.36').map(({ group, resource }) => `${group}/${resource}`)).size).toBe(76);
    expect(new Set(served.map(({ id }) => id)).size).toBe(695);
  });

  it('each have a page at their address', () => {
    expect(served.map(addressOf).filter((path) => !pages.has(path))).toEqual([]);
  });

  it('each have their verb and target as the main heading', () => {
    const wrong = served.filter(({ verb, resource, subresource, ...rest }) => {
      const heading = visibleText(/<h1.*?<\/h1>/s.exec(htmlOf(addressOf(rest)))?.[0] ?? '');
      return !heading.startsWith(`${verb} ${resource}`) || (subresource !== null && !heading.endsWith(`/${subresource}`));
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('every operation page', () => {
  it('is one of 844', () => {
    expect(operationPaths).toHaveLength(844);
  });

  it.each([
    ['description', 'Description', 20],
    ['fields', 'Fields', 200],
    ['sample', 'Sample event', 200],
    ['allow', 'Allow and record it', 100],
  ])('has the section "%s" with something in it', (id, title, length) => {
    const lacks = operationPaths.filter((path) => {
      const html = htmlOf(path);
      return !html.includes(`<h2 id="${id}">${title}<`) || visibleText(sectionOf(html, id)).length < length;
    });
    expect(lacks).toEqual([]);
  });

  it('shows a sample event that is an audit event of that verb', () => {
    const wrong = operationPaths.filter((path) => {
      const code = /<pre[^>]*>(.*?)<\/pre>/s.exec(sectionOf(htmlOf(path), 'sample'))?.[1] ?? '';
      const event = JSON.parse(visibleText(code.replace(/<[^>]*>/g, '')));
      return event.kind !== 'Event' || event.apiVersion !== 'audit.k8s.io/v1' || !path.includes(`/${event.verb}-`);
    });
    expect(wrong).toEqual([]);
  });

  it('has a JSON twin with the id of the page', () => {
    const wrong = operationPaths.filter((path) => {
      const twin = `${path}index.json`;
      return !existsSync(join(dist, twin)) || readJson<{ id: string }>(twin).id !== path.split('/')[2];
    });
    expect(wrong).toEqual([]);
  });
});

interface TwinRule {
  readonly corpus: string;
  readonly how: string;
  readonly title: string;
  readonly url: string;
}

describe('the detection rules of an operation', () => {
  const rulesOf = (path: string) => readJson<{ rules: readonly TwinRule[] }>(`${path}index.json`).rules;
  const exec = ['get', 'create'].map((verb) => `/kubernetes-pods/${verb}-pods-exec/`);

  it('come from at least five vendors for sessions in a container', () => {
    for (const path of exec) {
      const named = rulesOf(path).filter(({ how }) => how === 'named');
      expect(new Set(named.map(({ corpus }) => corpus)).size, path).toBeGreaterThanOrEqual(5);
    }
  });

  it('are linked where they name it: on its page, or on the page of all of them', () => {
    const lacks = operationPaths.flatMap((path) => {
      const html = htmlOf(path) + htmlOf(`${path}rules/`);
      return rulesOf(path)
        .filter(({ url }) => !html.includes(`href="${url}"`))
        .map(({ url }) => `${path} ${url}`);
    });
    expect(lacks).toEqual([]);
  });

  it('have a page of their own exactly where the page of the operation links to it', () => {
    const wrong = operationPaths.filter((path) => pages.has(`${path}rules/`) !== htmlOf(path).includes(`href="${path}rules/"`));
    expect(wrong).toEqual([]);
    expect(pages.has('/kubernetes-pods/create-pods/rules/')).toBe(true);
  });

  it('give indicators over fields of an event, never an expression of a query', () => {
    const names = new Set(
      readJson<{ fields: { path: string }[] }>('/data/fields.json').fields.map(({ path }) => /^\w+/.exec(path)?.[0]),
    );
    const rows = operationPaths.flatMap(
      (path) => readJson<{ indicators: { field: string; value: string }[] }>(`${path}index.json`).indicators,
    );
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.filter(({ field }) => !names.has(/^\w+/.exec(field)?.[0]))).toEqual([]);
    expect(rows.filter(({ field, value }) => field.includes('::') || /\bnow\(/i.test(value))).toEqual([]);
  });
});

describe('the other pages of the surface', () => {
  const names = [...pages.keys()].flatMap((path) => /^\/kubernetes-([^/]+)\/$/.exec(path)?.[1] ?? []);
  const resources = names.filter((name) => name !== 'nonresource');

  it('have a resource page for each resource that an operation page belongs to', () => {
    expect(new Set(operationPaths.map((path) => path.split('/')[1]))).toEqual(
      new Set(resources.map((name) => `kubernetes-${name}`)),
    );
  });

  it('have one page per resource for rules that name no verb, marked as no record', () => {
    const lacks = resources.filter((name) => !pages.get(`/kubernetes-${name}/any-${name}/`)?.includes('never in a record'));
    expect(lacks).toEqual([]);
  });

  it('list each operation of a resource on its page, with an anchor of its id', () => {
    const lacks = operationPaths.filter((path) => {
      const [, folder, id] = path.split('/');
      const html = pages.get(`/${folder}/`) ?? '';
      return !html.includes(` id="${id}"`) || !html.includes(`href="${path}"`);
    });
    expect(lacks).toEqual([]);
  });

  it('have a page and a twin for each request without objectRef', () => {
    const paths = [...pages.keys()].filter((path) => /^\/kubernetes-nonresource\/[^/]+\/$/.test(path));
    const known = [
      'get-version',
      'get-healthz',
      'get-livez',
      'get-readyz',
      'get-metrics',
      'get-api',
      'get-apis',
      'get-openapi',
      'get-logs',
    ];
    expect(known.filter((id) => !paths.includes(`/kubernetes-nonresource/${id}/`))).toEqual([]);
    expect(paths.filter((path) => !existsSync(join(dist, path, 'index.json')))).toEqual([]);
    expect(paths.filter((path) => /objectRef\.(?:resource|name)</.test(sectionOf(htmlOf(path), 'fields')))).toEqual([]);
  });

  it('have a page and a twin for each field of the content', () => {
    const { fields } = readJson<{ fields: { path: string; url: string }[] }>('/data/fields.json');
    const lacks = fields.filter(({ url }) => !pages.has(url) || !existsSync(join(dist, url, 'index.json')));
    expect(fields.length).toBeGreaterThan(300);
    expect(lacks.map(({ path }) => path)).toEqual([]);
  });

  it('leave no folder of the site without a page', () => {
    const folders = new Set(
      listFiles(dist)
        .filter((file) => /\.(?:html|json)$/.test(file) && !/^\/(?:data|search|pagefind|attack\/layers)\//.test(file))
        .map((file) => file.replace(/[^/]*$/, '')),
    );
    expect([...folders].filter((folder) => !existsSync(join(dist, folder, 'index.html')))).toEqual([]);
  });
});
