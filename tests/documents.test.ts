import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { table } from './architecture/table.ts';

const root = new URL('../', import.meta.url);
const readText = (file: string) => readFileSync(new URL(file, root), 'utf8');
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];

describe('the documents', () => {
  it('link only to files that exist', () => {
    const links = documents.flatMap((file) =>
      [
        ...readText(file)
          .replace(/`[^`\n]*`/g, '')
          .matchAll(/(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)/g),
      ].map((match) => match[1]),
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(fileURLToPath(new URL(link ?? '', root))))).toEqual([]);
  });

  it('name only folders and files of the tree that exist', () => {
    const named = documents.flatMap((file) =>
      [...readText(file).matchAll(/`((?:src|scripts|tests|public|content)\/[\w./-]+)`/g)].map(([, path]) => path),
    );
    const missing = named.filter((path) => path !== 'content/local' && !existsSync(fileURLToPath(new URL(path ?? '', root))));
    expect(missing).toEqual([]);
  });
});

describe('README.md', () => {
  it('names every npm script', () => {
    const scripts = Object.keys(JSON.parse(readText('package.json')).scripts);
    const text = readText('README.md');
    const isNamed = (name: string) =>
      [`npm ${name}`, `npm run ${name}`, `npm run -s ${name}`, `\`${name}\``].some((form) => text.includes(form));
    expect(scripts.filter((name) => !isNamed(name))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('has a row for every folder of the import table, with every folder it may import', () => {
    const text = readText('ARCHITECTURE.md').split('## Imports')[1] ?? '';
    const lacks = ([folder, row]: [string, (typeof table)[string]]) => {
      const line = text.split('\n').find((candidate) => candidate.startsWith(`| \`${folder}\``)) ?? '';
      return ![...row.folders, ...(row.types ?? []), ...(row.scripts ?? [])].every((name) => line.includes(`\`${name}\``));
    };
    expect(
      Object.entries(table)
        .filter(lacks)
        .map(([folder]) => folder),
    ).toEqual([]);
  });
});
