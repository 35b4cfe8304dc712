import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A function with a body: all of its lines, and those of its own, without functions inside it. */
export interface FunctionLength {
  readonly name: string;
  readonly lines: number;
  readonly ownLines: number;
}

/** The functions of a module, those inside others too. One without a name is called as what it is assigned to. */
export function measureFunctions(file: string, code: string): FunctionLength[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: FunctionLength[] = [];
  const linesOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.end).line - source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const visit = (node: ts.Node, above: string): number => {
    const name = nameOf(node) ?? above;
    let inner = 0;
    ts.forEachChild(node, (child) => {
      inner += visit(child, name);
    });
    if (!isFunction(node)) return inner;
    const lines = linesOf(node);
    found.push({ name, lines, ownLines: lines - inner });
    return lines - 1;
  };
  visit(source, '');
  return found;
}

function nameOf(node: ts.Node): string | undefined {
  const { name } = node as { readonly name?: ts.Node };
  return name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? name.text : undefined;
}

function isFunction(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && (node as { readonly body?: ts.Node }).body !== undefined;
}

/** Lines of a file, the last of which may lack its end. */
export function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** The limits beyond which a file or a function has to be named with its reason. */
export const LIMITS = { file: 250, lines: 100, ownLines: 50 } as const;

/** What of these files is beyond a limit: `file`, or `file name` for a function. */
export function findLong(root: string, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const functions = file.endsWith('.astro') ? [] : measureFunctions(file, text);
    const long = functions.filter(({ lines, ownLines }) => lines > LIMITS.lines || ownLines > LIMITS.ownLines);
    return [...(countLines(text) > LIMITS.file ? [file] : []), ...long.map(({ name }) => `${file} ${name}`)];
  });
}
