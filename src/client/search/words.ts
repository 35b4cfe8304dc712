/** A text without what people vary in identifiers: case and everything but letters and digits. `create-pods-exec` = `create pods/exec`. */
export function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** The words of a text, lower case, parted by anything but letters and digits. */
export function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** A word within a word in camel case: of `ClusterRoleBinding`, `Cluster`, `Role` and `Binding`. */
const CAMEL_PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g;

/** The words within camel-case words: `ClusterRoleBinding` -> cluster, role, binding; `hostPID` -> host, pid. Empty for plain words. */
export function splitCamel(text: string): string[] {
  const parts = text.match(CAMEL_PART) ?? [];
  return parts.length > 1 ? parts.map((part) => part.toLowerCase()) : [];
}

/** The squeezed ends of a name, from each of its words but the first on: `securitycontextprivileged`, `contextprivileged`, `privileged`. */
export function cutTails(name: string): string[] {
  const words = name.match(CAMEL_PART) ?? [];
  return words.map((_, index) => squeeze(words.slice(index).join(''))).slice(1);
}

/** A word without its plural ending, so that `logs` finds `log`. */
export function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Words that say nothing about what is looked for, unless they stand alone. */
const NOISE: ReadonlySet<string> = new Set(
  'a an the of in on at to for from by with and or is are how what which who do does i all any into my kubectl kubernetes k8s audit event log'.split(
    ' ',
  ),
);

/** `v1` in `apps/v1`: an operation is the same in each version of its API. */
const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;

/** The words of a query that count; all of them where each is noise. */
export function meaningfulWords(words: readonly string[]): readonly string[] {
  const rest = words.filter((word) => !NOISE.has(word) && !VERSION.test(word));
  return rest.length > 0 ? rest : words;
}
