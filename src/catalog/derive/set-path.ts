import type { JsonValue } from './json-value.ts';

/** Keys of a field path: `spec.containers[].name` -> spec, containers, 0, name; `annotations["a/b"]` -> annotations, a/b. */
export function pathSteps(path: string): (string | number)[] {
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
  const steps = pathSteps(path);
  if (Array.isArray(value) && steps.at(-1) === 0) steps.pop();
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
