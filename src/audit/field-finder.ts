import { escapePattern } from '../predicate/escape-pattern.ts';

/** What the finder needs to know of a field page. */
export interface KnownField {
  /** As in the catalog; free keys stand in angle brackets: user.extra.<key>[], annotations["<webhook name>/<key>"]. */
  readonly path: string;
  /** True for a path under the spec of a Pod, which workload kinds have under spec.template.spec. */
  readonly podSpec?: boolean | undefined;
}

/**
 * Makes a function that finds the field page for a path of an event, as flattenEvent gives it: the page of that very path, else one
 * whose free keys fit it, else that of the nearest part above that has a page. Undefined where none has.
 */
export function createFieldFinder(fields: readonly KnownField[]): (fieldPath: string) => string | undefined {
  const exact = new Map(fields.map((field) => [field.path, field]));
  const patterns = fields
    .filter(({ path }) => path.includes('<'))
    .sort(bySpecificity)
    .map(({ path }) => ({ path, pattern: toPattern(path) }));
  const find = (path: string): string | undefined => {
    if (exact.has(path)) return path;
    const inPod = path.replace(POD_TEMPLATE, '$1');
    if (inPod !== path && exact.get(inPod)?.podSpec) return inPod;
    return patterns.find(({ pattern }) => pattern.test(path))?.path;
  };
  return (fieldPath) => {
    for (let path = fieldPath.slice(0, MAX_PATH); path !== ''; path = parentOf(path)) {
      const found = find(path);
      if (found) return found;
    }
    return undefined;
  };
}

const MAX_PATH = 1000;

/** Where workload kinds and CronJob hold the spec of their pods. */
const POD_TEMPLATE = /^(requestObject\.spec\.)(?:jobTemplate\.spec\.)?template\.spec\./;

/** Patterns with more fixed text go first: a page for one family of keys before the one for all of them. */
function bySpecificity(a: KnownField, b: KnownField): number {
  return fixedLength(b.path) - fixedLength(a.path);
}

function fixedLength(path: string): number {
  return path.replace(/<[^>]*>/g, '').length;
}

/** `.<key>` is any one key, plain or in brackets; `<N>` inside brackets is any text without a slash or quote. */
function toPattern(path: string): RegExp {
  const parts = path.split(/(\.<[^>]*>|<[^>]*>)/);
  return new RegExp(`^${parts.map(partPattern).join('')}$`);
}

function partPattern(part: string): string {
  if (part.startsWith('.<')) return '(?:\\.[\\w$-]+|\\["[^"]*"\\])';
  return part.startsWith('<') ? '[^"/]+' : escapePattern(part);
}

/** The path without its last step: a key, a key in brackets, or []. */
function parentOf(path: string): string {
  if (path.endsWith('[]')) return path.slice(0, -2);
  if (path.endsWith('"]')) return path.slice(0, Math.max(path.lastIndexOf('["'), 0));
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}
