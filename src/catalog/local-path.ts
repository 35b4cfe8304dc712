/** Where content of one's own lies, beside what everybody has: the same folders, below this one. */
export const LOCAL = 'content/local/';

/** True for a file of one's own. */
export function isLocal(file: string): boolean {
  return file.startsWith(LOCAL);
}

/** The place that a file of one's own would have in public content; other paths as they are. */
export function publicPath(file: string): string {
  return isLocal(file) ? `content/${file.slice(LOCAL.length)}` : file;
}
