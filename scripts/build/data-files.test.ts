import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fillIn, isEndpoint, writeDataFiles } from './data-files.ts';
import { openSiteFolder } from './site-folder.ts';

const top = mkdtempSync(join(tmpdir(), 'data-files-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

function writeRoute(name: string, code: string): void {
  const path = join(top, 'src/pages', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

describe('writeDataFiles', () => {
  it('writes what each route answers, one file for each of its paths', async () => {
    writeRoute('all.json.ts', `export function GET() { return new Response('all'); }`);
    writeRoute(
      'of-[kind]/[name]/index.json.ts',
      `export const getStaticPaths = () => ['a', 'b'].map((name) => ({ params: { kind: 'x', name }, props: { text: name + '!' } }));
       export const GET = ({ props }) => new Response(props.text);`,
    );
    await writeDataFiles(top, openSiteFolder(join(top, 'dist')));
    const read = (name: string) => readFileSync(join(top, 'dist', name), 'utf8');
    expect(['all.json', 'of-x/a/index.json', 'of-x/b/index.json'].map(read)).toEqual(['all', 'a!', 'b!']);
  });

  it('says where the site is, if that is known, and writes no file for an answer without a body', async () => {
    writeRoute('site.txt.ts', `export const GET = ({ site }) => new Response(site ? site.href : null);`);
    const file = join(top, 'dist/site.txt');
    await writeDataFiles(top, openSiteFolder(join(top, 'dist')));
    expect(existsSync(file)).toBe(false);
    await writeDataFiles(top, openSiteFolder(join(top, 'dist')), 'https://a.example');
    expect(readFileSync(file, 'utf8')).toBe('https://a.example/');
  });
});

describe('fillIn', () => {
  it('puts the parameters of a path into the name of its route', () => {
    expect(fillIn('kubernetes-[name]/[operation]/index.json.ts', { name: 'pods', operation: 'get-pods' })).toBe(
      'kubernetes-pods/get-pods/index.json',
    );
  });

  it('refuses a path that lacks a parameter', () => {
    expect(() => fillIn('fields/[field]/index.json.ts', {})).toThrow('its path has no "field"');
  });
});

describe('isEndpoint', () => {
  it('knows data from pages and from what Astro brings', () => {
    const routes = [
      'src/pages/data/fields.json.ts',
      'src/pages/robots.txt.ts',
      'src/pages/data/index.astro',
      'astro/endpoint.ts',
    ];
    expect(routes.map(isEndpoint)).toEqual([true, true, false, false]);
  });
});
