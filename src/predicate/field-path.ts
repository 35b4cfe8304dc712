/** A plain key with the dot before it (none at the start), a key in brackets and quotes, or the mark of a list. */
const STEP = /(?<plain>(?:^|(?!^)\.)[^.[\]]+)|\[(?<quoted>"(?:[^"\\]|\\.)*")\]|\[\]/y;

/**
 * The keys of a canonical path, outermost first: `user.groups[]` is user, groups; `annotations["a.b/c"]` is annotations, a.b/c.
 * `[]` says only that there is a list and adds no key. A key in quotes is written as JSON has it. Undefined for what is no path.
 */
export function parseFieldPath(path: string): readonly string[] | undefined {
  const known = parsed.get(path);
  if (known) return known;
  if (known === null) return undefined;
  const keys = readPath(path);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(path, keys ?? null);
  return keys;
}

/** The fields of rules are few, and each event is asked for them. Null for what is no path. */
const parsed = new Map<string, readonly string[] | null>();
const MOST_PARSED = 10_000;

function readPath(path: string): readonly string[] | undefined {
  const keys: string[] = [];
  for (let at = 0; at < path.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const groups = STEP.exec(path);
    if (groups === null) return undefined;
    const { plain, quoted } = groups.groups ?? {};
    const key = quoted === undefined ? plain?.replace(/^\./, '') : unquote(quoted);
    if (key === undefined && groups[0] !== '[]') return undefined;
    if (key !== undefined) keys.push(key);
  }
  return keys.length > 0 ? keys : undefined;
}

function unquote(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

/** True where one path is the other, or lies below it. */
export function isWithin(keys: readonly string[], outer: readonly string[]): boolean {
  return outer.every((key, at) => keys[at] === key);
}
