/** Longest value that a page shows whole, in characters. */
const LONGEST = 200;

/** A value as it fits on a page: the end of a very long one is left out, between whole characters. */
export function cutValue(value: string): string {
  const characters = value.length > LONGEST ? [...value.slice(0, LONGEST * 2)] : [];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value;
}
