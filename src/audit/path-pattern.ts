/**
 * True where a URL path (no query) fits a pattern: `<name>` stands for one segment, a final `/*` for the path itself and
 * everything under it. A trailing slash of the path does not count, but for the root.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const open = pattern.endsWith('/*');
  const wanted = split(open ? pattern.slice(0, -2) : pattern);
  const given = split(path);
  if (open ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((part, index) => /^<.+>$/.test(part) || part === given[index]);
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
