import { relative } from 'node:path';

/** What systems say of a file that cannot be written, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'your share of the disk is used up',
  EACCES: 'it is not yours to write',
  EPERM: 'it is not yours to write',
  EROFS: 'the disk can only be read',
  ENOTDIR: 'a file stands where a folder is needed',
  EBUSY: 'another program holds it',
  EMFILE: 'too many files are open',
};

/** What Node, and what Astro knows of an error. */
interface Known extends Error {
  readonly code?: string;
  readonly path?: string;
  readonly loc?: { readonly file?: string; readonly line?: number; readonly column?: number };
}

/**
 * One line for a failure whose place is known, `file:line:column  error  build  message` or `Cannot write "<path>": <reason>`; else all
 * that the error says of where it comes from.
 */
export function describeFailure(error: unknown, root: string): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', path, loc, message, stack } = error as Known;
  const reason = REASONS[code];
  if (reason !== undefined && path !== undefined) return `Cannot write "${path}": ${reason}`;
  if (reason !== undefined) return `Cannot write the site: ${reason}`;
  if (loc?.file === undefined) return stack ?? message;
  return `${relative(root, loc.file)}:${loc.line ?? 1}:${loc.column ?? 1}  error  build  ${message}`;
}
