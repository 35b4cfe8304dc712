import { readCriLine } from '../text-lines.ts';
import { openText } from './inner-text.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/** A line of a container runtime's log (CRI): `<time> stdout F <line>`. Its parts are joined where the input is cut into records. */
export const criLine: Wrapper = {
  name: 'cri-line',
  detect: (value) => open(value) !== undefined,
  unwrap: (value) => {
    const inside = open(value);
    return inside ? [inside] : [];
  },
};

function open(value: unknown): Wrapped | undefined {
  return typeof value === 'string' ? openText(readCriLine(value)?.content) : undefined;
}
