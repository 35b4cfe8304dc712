import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyEvent } from '../../src/audit/classify.ts';
import { createSurface } from '../../src/audit/surface.ts';
import { readFolder } from '../../src/catalog/read.ts';
import type { ClassifierData } from '../../src/view/classifier-data.ts';
import { buildSite, type OwnSite } from '../hostile-content/build-site.ts';
import { readSmallContent, toTextFile } from '../hostile-content/small-content.ts';
import { root } from './built-site.ts';

const EXAMPLE = 'docs/own-catalog';
const NAME = 'databaseclaims.platform.example.org';
const HOST = 'https://atlas.example.org';
const BASE = '/k8s';

let site: OwnSite | undefined;
beforeAll(async () => {
  const own = readFolder(root, EXAMPLE).map(({ file, text }) => ({ file: file.replace(EXAMPLE, 'content/local'), text }));
  site = await buildSite([...readSmallContent().map(toTextFile), ...own], { ATLAS_SITE: HOST, ATLAS_BASE: BASE });
}, 120_000);
afterAll(() => site?.remove());

const read = (file: string): string => readFileSync(join(site?.dist ?? '', file), 'utf8');
const badge = /<(?:li|span) class="badge badge-strong[^"]*">local</;

/** The operation that the classifier's page tells of a request, by the data that it has. */
function classifyOnPage(verb: string, apiGroup: string, resource: string) {
  const data = /<script type="application\/json" id="classifier-data">(.*?)<\/script>/s.exec(read('classify/index.html'))?.[1];
  const { surface } = JSON.parse(data ?? '{}') as ClassifierData;
  const requestURI = `/${apiGroup === '' ? 'api' : `apis/${apiGroup}`}/v1/namespaces/a/${resource}`;
  const answer = classifyEvent({ verb, requestURI, objectRef: { resource, apiGroup, namespace: 'a' } }, createSurface(surface));
  return answer.status === 'operation' ? answer.operation : answer;
}

describe('a site with the example of docs/own-catalog.md in content/local', () => {
  it('has pages of the custom resource, its operations and the rules, marked as local', () => {
    for (const page of [
      `kubernetes-${NAME}`,
      `kubernetes-${NAME}/create-${NAME}`,
      'rules/example-org/shell-in-the-payment-namespace',
    ])
      expect(read(`${page}/index.html`), page).toMatch(badge);
    expect(read('kubernetes-pods/index.html')).not.toMatch(badge);
  });

  it('shows the note and the rule on the page of a public operation, and the mark in its twin', () => {
    const page = read('kubernetes-pods/create-pods-exec/index.html');
    expect(page).toContain('nobody opens a shell without a ticket');
    expect(page).toContain(`href="${BASE}/rules/example-org/shell-in-the-payment-namespace/"`);
    expect(JSON.parse(read('kubernetes-pods/create-pods-exec/index.json')).localNote.text).toContain('without a ticket');
    expect(JSON.parse(read(`kubernetes-${NAME}/get-${NAME}/index.json`)).local).toBe(true);
  });

  it('gives its rules to the classifier, its pages to the search, and both to the dumps', () => {
    expect(read('classify/rules.js')).toContain('Somebody reads a database claim');
    expect(classifyOnPage('create', 'platform.example.org', 'databaseclaims')).toMatchObject({
      id: `create-${NAME}`,
      local: true,
    });
    expect(classifyOnPage('create', '', 'pods')).toEqual({ id: 'create-pods', url: '/kubernetes-pods/create-pods/' });
    expect(JSON.parse(read('search/identifiers.json')).rows.filter(({ l }: { l?: 1 }) => l).length).toBeGreaterThan(10);
    expect(JSON.parse(read('data/rules.json')).rules.filter(({ local }: { local?: true }) => local)).toHaveLength(3);
    expect(existsSync(join(site?.dist ?? '', 'rules/example-org/index.html'))).toBe(true);
  });
});

describe('a site whose host and folder are known', () => {
  it('names its whole address in every page, its sitemap, its feed and its text for language models', () => {
    const address = `${HOST}${BASE}/kubernetes-pods/create-pods-exec/`;
    expect(read('kubernetes-pods/create-pods-exec/index.html')).toContain(`<link rel="canonical" href="${address}">`);
    expect(read('sitemap.xml')).toContain(`<loc>${address}</loc>`);
    expect(read('robots.txt')).toContain(`Sitemap: ${HOST}${BASE}/sitemap.xml`);
    expect(read('changes.xml')).toContain(`${HOST}${BASE}/changes/`);
    expect(read('llms.txt')).toContain(`${HOST}${BASE}/`);
  });
});
