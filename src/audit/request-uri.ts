/** A request URI, taken apart as Go's net/url does. */
export interface RequestUri {
  /** Percent-decoded path without query. */
  readonly path: string;
  /** Query parameters in order, decoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/**
 * Takes apart a request URI as the API server sees it: path and query, or a full URL, whose scheme and host are dropped. Never fails:
 * a broken percent-encoding in the path stays as it stands (Go's server answers 400 before anything is logged), and one in the query
 * drops its pair, as Go's url.Query() does; so does a semicolon.
 */
export function splitUri(uri: string): RequestUri {
  const local = /^[a-z][a-z0-9+.-]*:\/\/[^/?]*(.*)$/is.exec(uri)?.[1] ?? uri;
  const mark = local.indexOf('?');
  const path = mark < 0 ? local : local.slice(0, mark);
  return { path: decode(path) ?? path, query: mark < 0 ? [] : parseQuery(local.slice(mark + 1)) };
}

/** The first value of a query parameter; undefined where the parameter is absent. */
export function queryValue(uri: RequestUri, name: string): string | undefined {
  return uri.query.find(([key]) => key === name)?.[1];
}

/** All values of a query parameter, in order: `command=ls&command=-l` of an exec. */
export function queryValues(uri: RequestUri, name: string): readonly string[] {
  return uri.query.filter(([key]) => key === name).map(([, value]) => value);
}

function parseQuery(text: string): (readonly [string, string])[] {
  return text.split('&').flatMap((pair) => {
    if (pair === '' || pair.includes(';')) return [];
    const equals = pair.indexOf('=');
    const name = decode((equals < 0 ? pair : pair.slice(0, equals)).replaceAll('+', ' '));
    const value = decode((equals < 0 ? '' : pair.slice(equals + 1)).replaceAll('+', ' '));
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

function decode(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
