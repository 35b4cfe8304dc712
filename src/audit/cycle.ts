/** True for a value in which an object or a list holds itself, at whatever depth: YAML can say so with an alias, JSON cannot. */
export function holdsItself(root: unknown): boolean {
  const done = new Set<unknown>();
  const path = new Set<unknown>();
  const open: { readonly value: unknown; readonly isEnd: boolean }[] = [{ value: root, isEnd: false }];
  for (let step = open.pop(); step; step = open.pop()) {
    const { value, isEnd } = step;
    if (isEnd) {
      path.delete(value);
      done.add(value);
    } else if (path.has(value)) return true;
    else if (typeof value === 'object' && value !== null && !done.has(value)) {
      path.add(value);
      open.push({ value, isEnd: true });
      for (const child of Object.values(value)) open.push({ value: child, isEnd: false });
    }
  }
  return false;
}
