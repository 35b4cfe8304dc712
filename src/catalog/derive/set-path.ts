import type { JsonValue } from './json-value.ts';

/** Samples of all operations have the same paths. */
const known = new Map<string, readonly (string | number)[]>();

/** Keys of a field path: `spec.containers[].name` -> spec, containers, 0, name; `annotations["a/b"]` -> annotations, a/b. */
export function pathSteps(path: string): readonly (string | number)[] {
  const steps = known.get(path) ?? splitPath(path);
  known.set(path, steps);
  return steps;
}

function splitPath(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const [, quoted, array, plain] of path.matchAll(/\["([^"]*)"\]|(\[\])|([^.[\]]+)/g)) {
    if (quoted !== undefined) steps.push(quoted);
    else if (array !== undefined) steps.push(0);
    else if (plain !== undefined) steps.push(plain);
  }
  return steps;
}

/** Puts a value at a field path, making objects and one-element arrays on the way. An array value for `x[]` replaces the array. */
export function setPath(target: { [key: string]: JsonValue }, path: string, value: JsonValue): void {
  const all = pathSteps(path);
  const steps = Array.isArray(value) && all.at(-1) === 0 ? all.slice(0, -1) : all;
  let node: { [key: string | number]: JsonValue } = target;
  for (const [index, step] of steps.entries()) {
    if (index === steps.length - 1) {
      node[step] = value;
      return;
    }
    const next = node[step];
    if (next === null || typeof next !== 'object') node[step] = typeof steps[index + 1] === 'number' ? [] : {};
    node = node[step] as { [key: string | number]: JsonValue };
  }
}
