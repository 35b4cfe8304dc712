import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/** One import: the file that has it, what it names, and whether it is for types only. Paths are relative to src. */
export interface Edge {
  readonly from: string;
  /** A file under src, a package, or a `node:` module. */
  readonly to: string;
  readonly isTypeOnly: boolean;
  /** Stands in a `<script>` of an .astro file, so it runs in the browser. */
  readonly isScript: boolean;
}

const readable: ReadonlySet<string> = new Set(['.ts', '.mjs', '.js', '.astro', '.mdx']);

/** All imports of the source files under a folder but those of its unit tests. */
export function readEdges(src: string): readonly Edge[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => readable.has(extname(name)) && !name.endsWith('.test.ts'))
    .sort()
    .flatMap((name) => findEdges(name, readFileSync(join(src, name), 'utf8')));
}

/** The imports of one file: static, dynamic and re-exports; of an .astro file those of its head and of its scripts. */
export function findEdges(from: string, text: string): readonly Edge[] {
  return splitParts(from, text).flatMap(({ code, isScript }) =>
    findImports(code).map(({ name, isTypeOnly }) => ({ from, to: resolve(from, name), isTypeOnly, isScript })),
  );
}

interface Part {
  readonly code: string;
  readonly isScript: boolean;
}

function splitParts(file: string, text: string): readonly Part[] {
  switch (extname(file)) {
    case '.astro': {
      const head = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
      const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
      return [{ code: head, isScript: false }, ...scripts.map((code) => ({ code, isScript: true }))];
    }
    case '.mdx':
      return [{ code: (text.match(/^import .*$/gm) ?? []).join('\n'), isScript: false }];
    default:
      return [{ code: text, isScript: false }];
  }
}

interface Import {
  readonly name: string;
  readonly isTypeOnly: boolean;
}

function findImports(code: string): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const entry = readImport(node);
    if (entry) found.push(entry);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('part.ts', code, ts.ScriptTarget.Latest));
  return found;
}

function readImport(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node.importClause));
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, true);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return named(node.arguments[0], false);
  return undefined;
}

/** `import type {..}`, or `import { type .. }` with nothing else in it. */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.every((name) => name.isTypeOnly)
  );
}

function named(node: ts.Node | undefined, isTypeOnly: boolean): Import | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? { name: node.text, isTypeOnly } : undefined;
}

/** A path relative to src for a relative import (query dropped), else the name of the package or module as written. */
function resolve(from: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(from), name.replace(/\?.*$/, ''))) : name;
}
