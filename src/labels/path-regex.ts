/**
 * A pattern of paths as a regular expression that RE2 (DuckDB, ClickHouse) and Java (Elasticsearch) read alike: `<name>` stands for one
 * segment, a final `/*` for the path itself and all under it; repeated and final slashes do not count. The same as `matchesPattern` of
 * src/audit/path-pattern.ts.
 */
export function toPathRegex(pattern: string): string {
  const isOpen = pattern.endsWith('/*');
  const segments = pattern
    .split('/')
    .filter((part) => part !== '' && part !== '*')
    .map((part) => (/^<.+>$/.test(part) ? '[^/]+' : part.replaceAll('.', '[.]')));
  if (segments.length === 0) return '^/+$';
  return `^/+${segments.join('/+')}${isOpen ? '(/.*)?' : '/*'}$`;
}
