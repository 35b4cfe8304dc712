import { isObject, type JsonObject } from '../json.ts';

/**
 * An object whose dotted keys are opened: {"user.name": 1} as {user: {name: 1}}, as Elasticsearch reads it. Free keys, which may
 * have dots of their own (annotations, labels, user.extra), keep them. Where a value and something below it are both given, as with
 * `verb` and `verb.keyword`, the value stays.
 */
export function openDottedKeys(
  flat: JsonObject,
  change: (path: string, value: unknown) => unknown = (_, value) => value,
): JsonObject {
  const root = makeNode();
  const made = new Set<unknown>();
  for (const [key, value] of Object.entries(flat)) {
    if (value !== undefined) place(root, stepsOf(key), change(key, value), made);
  }
  return root;
}

/** Without a prototype, so that `__proto__` is a key like others. */
type Node = Record<string, unknown>;

function makeNode(): Node {
  return Object.create(null) as Node;
}

const MAX_STEPS = 40;

function stepsOf(key: string): readonly string[] {
  const free = /^(.*?(?:^|\.)(?:annotations|labels|extra))\.(.+)$/s.exec(key);
  const steps = (free?.[1] ?? key).split('.');
  const path = steps.length > MAX_STEPS ? [...steps.slice(0, MAX_STEPS), steps.slice(MAX_STEPS).join('.')] : steps;
  return free ? [...path, free[2] ?? ''] : path;
}

function place(root: Node, steps: readonly string[], value: unknown, made: Set<unknown>): void {
  let node = root;
  for (const step of steps.slice(0, -1)) {
    const next = open(node, step, made);
    if (!next) return;
    node = next;
  }
  const last = steps.at(-1) ?? '';
  const known = node[last];
  node[last] = isObject(known) && isObject(value) ? { ...known, ...value } : value;
}

/**
 * The node below a step: a copy where an object of the input stands there, undefined where another value does. `made` holds the nodes
 * that are no part of the input: each is copied once, however many keys go below it.
 */
function open(node: Node, step: string, made: Set<unknown>): Node | undefined {
  const known = node[step];
  if (made.has(known)) return known as Node;
  if (known !== undefined && !isObject(known)) return undefined;
  const next = Object.assign(makeNode(), known);
  made.add(next);
  node[step] = next;
  return next;
}
