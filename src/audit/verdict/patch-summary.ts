import { isObject, ownValue, shorten, textAt } from '../json.ts';

/** Operations or keys that a summary names; the rest is counted. */
const MOST = 8;

/** Most that is walked, so that a huge patch costs no more than a large one. */
const WALKED = 2000;

/** The operations of a JSON Patch: `add /metadata/labels/j, remove /spec/x`, at most a few. */
export function summarizeJsonPatch(patch: readonly unknown[]): string {
  const steps = patch.slice(0, MOST).map((step) => {
    const [op, path] = [textAt(step, 'op'), textAt(step, 'path')];
    return op === '' && path === '' ? 'something unreadable' : shorten(`${op} ${path}`.trim(), 160);
  });
  return patch.length === 0 ? 'nothing' : withRest(steps, patch.length);
}

/** The keys that a merge patch touches: `metadata.labels.app, spec.replicas (removed)`. What names the object is left out. */
export function summarizeMergePatch(patch: unknown): string {
  const found: string[] = [];
  let complete = true;
  const open: Step[] = childrenOf({ path: '', value: patch, depth: 0 });
  for (let walked = 0, step = open.shift(); step; walked += 1, step = open.shift()) {
    if (walked >= WALKED) {
      complete = false;
      break;
    }
    if (IDENTITY.has(step.path)) continue;
    const children = step.depth < MAX_DEPTH ? childrenOf(step) : [];
    if (children.length === 0) found.push(nameStep(step));
    else open.unshift(...children);
  }
  if (found.length === 0) return 'nothing';
  return withRest(found.slice(0, MOST), found.length, complete);
}

const IDENTITY: ReadonlySet<string> = new Set(['kind', 'apiVersion', 'metadata.name', 'metadata.namespace']);

const MAX_DEPTH = 6;

interface Step {
  readonly path: string;
  readonly value: unknown;
  readonly depth: number;
}

/** Only objects are merged key by key; a list is a value of its own here. */
function childrenOf({ path, value, depth }: Step): Step[] {
  if (!isObject(value)) return [];
  const keys = Object.keys(value).slice(0, WALKED);
  return keys.map((key) => ({ path: joinKey(path, key), value: ownValue(value, key), depth: depth + 1 }));
}

function joinKey(path: string, key: string): string {
  const short = shorten(key, 120);
  const step = /^[\w$-]+$/.test(short) ? short : `["${short}"]`;
  return path === '' || step.startsWith('[') ? `${path}${step}` : `${path}.${step}`;
}

function nameStep({ path, value }: Step): string {
  return value === null ? `${shorten(path, 200)} (removed)` : shorten(path, 200);
}

function withRest(named: readonly string[], total: number, complete = true): string {
  const rest = total - named.length;
  if (rest <= 0) return named.join(', ');
  return `${named.join(', ')} and ${complete ? '' : 'at least '}${rest} more`;
}
