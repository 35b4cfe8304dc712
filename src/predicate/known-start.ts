import type { Leaf, Verdict } from './types.ts';

/**
 * The verdict of a test on the only value of its field, a text of which no more is known than that it is not empty and how it starts, in lower
 * case. Undefined where more would have to be known.
 */
export function judgeStart({ op, values = [], ignoreCase }: Leaf, start: string): Verdict | undefined {
  const isOther = (value: string): boolean => !value.startsWith(start) && !start.startsWith(value);
  const texts = values.map((value) => (ignoreCase ? String(value).toLowerCase() : String(value)));
  switch (op) {
    case 'exists':
      return 'match';
    case 'equals':
    case 'in':
      return texts.every((text) => isOther(text) || text === '') ? 'no-match' : undefined;
    case 'startsWith':
      return texts.every(isOther) ? 'no-match' : undefined;
    default:
      return undefined;
  }
}
