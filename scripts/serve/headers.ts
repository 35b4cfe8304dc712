/** The headers of one path pattern in a _headers file. */
export interface HeaderRule {
  readonly pattern: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Reads a `_headers` file as Netlify and Cloudflare Pages do: a line that starts with `/` opens a pattern, indented
 * `Name: value` lines belong to it, `#` starts a comment line. Lines of no such form are left out.
 */
export function parseHeaders(text: string): readonly HeaderRule[] {
  const rules: { pattern: string; headers: [string, string][] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const colon = trimmed.indexOf(':');
    if (line.startsWith('/')) rules.push({ pattern: trimmed, headers: [] });
    else if (colon > 0) rules.at(-1)?.headers.push([trimmed.slice(0, colon).trim(), trimmed.slice(colon + 1).trim()]);
  }
  return rules;
}

/** The rules without what a server must not send over plain HTTP (https://www.rfc-editor.org/rfc/rfc6797#section-7.2). */
export function forPlainHttp(rules: readonly HeaderRule[]): readonly HeaderRule[] {
  return rules.map(({ pattern, headers }) => ({
    pattern,
    headers: headers.filter(([name]) => name.toLowerCase() !== 'strict-transport-security'),
  }));
}

/** The headers of a path: those of every pattern that matches; of one name, the values join with a comma, as the hosts do. */
export function headersFor(rules: readonly HeaderRule[], path: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of rules.filter((rule) => matches(rule.pattern, path)).flatMap((rule) => rule.headers)) {
    const key = name.toLowerCase();
    found[key] = found[key] === undefined ? value : `${found[key]}, ${value}`;
  }
  return found;
}

/** `*` stands for anything, `:name` for one part of a path. */
function matches(pattern: string, path: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\/:[A-Za-z_]\w*/g, '/[^/]+'))
    .join('.*');
  return new RegExp(`^${source}$`).test(path);
}
