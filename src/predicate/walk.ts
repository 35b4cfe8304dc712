/** Against a list that holds itself; more members than the lists of a record have. */
const MOST_STEPS = 1_000_000;

/**
 * The values at the end of a path through JSON, in their order. A list is walked through wherever one is met, also a list in a list;
 * own keys only, whatever they are called; null is no value. Undefined where there are too many to look at (a list that holds itself).
 */
export function collectValues(root: unknown, keys: readonly string[]): readonly unknown[] | undefined {
  const single = walkObjects(root, keys);
  if (single !== LIST) return single === null || single === undefined ? [] : [single];
  const budget = { left: MOST_STEPS };
  let values = flattenLists([root], budget);
  for (const key of keys)
    values =
      values &&
      flattenLists(
        values.filter(hasKey(key)).map((holder) => holder[key]),
        budget,
      );
  return values?.filter((value) => value !== null && value !== undefined);
}

const LIST = Symbol('list');

/** The one value at the end of a path on which there is no list; else that there is one. */
function walkObjects(root: unknown, keys: readonly string[]): unknown {
  let value = root;
  for (const key of keys) {
    if (Array.isArray(value)) return LIST;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return Array.isArray(value) ? LIST : value;
}

function hasKey(key: string): (value: unknown) => value is Readonly<Record<string, unknown>> {
  return (value): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** What is in lists in the place of the lists; with a stack of its own, for lists of any depth. */
function flattenLists(values: readonly unknown[], budget: { left: number }): unknown[] | undefined {
  if (!values.some(Array.isArray)) return [...values];
  const flat: unknown[] = [];
  const stack: { readonly list: readonly unknown[]; next: number }[] = [{ list: values, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (budget.left-- <= 0) return undefined;
    if (top.next === top.list.length) stack.pop();
    else {
      const value = top.list[top.next++];
      if (Array.isArray(value)) stack.push({ list: value, next: 0 });
      else flat.push(value);
    }
  }
  return flat;
}
