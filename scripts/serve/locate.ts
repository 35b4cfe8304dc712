import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What a path of a request stands for in the served folder. */
export type Located =
  | { readonly kind: 'file'; readonly file: string; readonly size: number }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

/** Files that configure a host and are no pages. */
const hostFiles: ReadonlySet<string> = new Set(['_headers', '_redirects']);

/**
 * Finds the file for the path of a URL. A folder's page is its index.html under the address with a trailing slash; without
 * the slash it redirects there. Never leaves the folder, be it by `..`, an encoded slash or a link.
 */
export async function locate(root: string, pathname: string): Promise<Located> {
  const parts = splitPath(pathname);
  if (parts === undefined) return { kind: 'malformed' };
  const wantsFolder = pathname.endsWith('/');
  const found = await findInside(root, parts);
  if (found === undefined || hostFiles.has(parts[0] ?? '')) return { kind: 'missing' };
  if (!found.isFolder) return wantsFolder ? { kind: 'missing' } : { kind: 'file', file: found.file, size: found.size };
  const index = await findInside(root, [...parts, 'index.html']);
  if (index === undefined || index.isFolder) return { kind: 'missing' };
  if (!wantsFolder) return { kind: 'redirect', to: `/${parts.map(encodeURIComponent).join('/')}/` };
  return { kind: 'file', file: index.file, size: index.size };
}

/** The decoded parts of a path without empty ones, or undefined if one of them could climb or is not decodable. */
function splitPath(pathname: string): readonly string[] | undefined {
  try {
    const parts = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    return parts.every(isPlain) ? parts : undefined;
  } catch {
    return undefined;
  }
}

function isPlain(part: string): boolean {
  return part !== '.' && part !== '..' && !/[/\\\0]/.test(part);
}

interface Found {
  readonly file: string;
  readonly size: number;
  readonly isFolder: boolean;
}

async function findInside(root: string, parts: readonly string[]): Promise<Found | undefined> {
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, ...parts))]);
    if (file !== base && !file.startsWith(base + sep)) return undefined;
    const stats = await stat(file);
    return { file, size: stats.size, isFolder: stats.isDirectory() };
  } catch {
    return undefined;
  }
}
