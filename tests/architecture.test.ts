import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Edge, findEdges, readEdges } from './architecture/imports.ts';
import { findCycles, findForbidden } from './architecture/table.ts';

const edges = readEdges(fileURLToPath(new URL('../src', import.meta.url)));

function edgeOf(from: string, to: string, more: Partial<Edge> = {}): Edge {
  return { from, to, isTypeOnly: false, isScript: false, ...more };
}

describe('the imports of src', () => {
  it('are found', () => {
    expect(edges.length).toBeGreaterThan(20);
  });

  it('keep to the table of ARCHITECTURE.md', () => {
    expect(findForbidden(edges)).toEqual([]);
  });

  it('have no cycles', () => {
    expect(findCycles(edges)).toEqual([]);
  });
});

describe('findEdges', () => {
  it('finds static, dynamic, type and re-exported imports', () => {
    const code = `import a from 'a'; import type { B } from './b.ts'; import { type C } from '../c.ts';
      export * from './d.ts'; const e = await import('e'); let f: import('f').F; import '../g.css?url';`;
    expect(findEdges('view/x.ts', code).map((edge) => [edge.to, edge.isTypeOnly])).toEqual([
      ['a', false],
      ['view/b.ts', true],
      ['c.ts', true],
      ['view/d.ts', false],
      ['e', false],
      ['f', true],
      ['g.css', false],
    ]);
  });

  it('tells the head of an .astro file from its scripts', () => {
    const code = `---\nimport Head from './Head.astro';\n---\n<p>import x from 'y'</p>\n<script>import '../client/copy.ts';</script>\n`;
    expect(findEdges('components/A.astro', code)).toEqual([
      edgeOf('components/A.astro', 'components/Head.astro'),
      edgeOf('components/A.astro', 'client/copy.ts', { isScript: true }),
    ]);
  });
});

describe('findForbidden', () => {
  it('lets through what the table allows', () => {
    const allowed = [
      edgeOf('catalog/read.ts', 'node:fs'),
      edgeOf('client/load-yaml.ts', 'yaml'),
      edgeOf('client/list.ts', 'view/search.ts', { isTypeOnly: true }),
      edgeOf('components/A.astro', 'client/copy.ts', { isScript: true }),
      edgeOf('pages/index.astro', 'astro:content'),
    ];
    expect(findForbidden(allowed)).toEqual([]);
  });

  it('names every import that the table forbids', () => {
    const forbidden = [
      edgeOf('audit/a.ts', 'yaml'),
      edgeOf('catalog/link.ts', 'node:fs'),
      edgeOf('client/list.ts', 'yaml'),
      edgeOf('client/list.ts', 'view/search.ts'),
      edgeOf('components/A.astro', 'client/copy.ts'),
      edgeOf('components/A.astro', 'catalog/model.ts'),
      edgeOf('view/a.ts', '../scripts/x.ts'),
      edgeOf('helpers/a.ts', 'view/a.ts'),
    ];
    expect(findForbidden(forbidden)).toHaveLength(forbidden.length);
    expect(findForbidden([edgeOf('audit/a.ts', 'yaml')])).toEqual(['src/audit/a.ts imports "yaml", which "audit" may not']);
  });
});

describe('findCycles', () => {
  it('shows the files of a cycle', () => {
    const found = findCycles([edgeOf('a.ts', 'b.ts'), edgeOf('b.ts', 'c.ts'), edgeOf('c.ts', 'b.ts'), edgeOf('a.ts', 'c.ts')]);
    expect(found).toEqual(['b.ts -> c.ts -> b.ts']);
  });
});
