import type { Problem } from './problem.ts';
import type { ByteFile, TextFile } from './read.ts';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a file, without a byte order mark; or where it stops being UTF-8, as a problem with rule `read`. */
export function decodeFile({ file, bytes }: ByteFile): TextFile | Problem {
  try {
    return { file, text: strict.decode(bytes) };
  } catch {
    const before = lenient.decode(bytes.subarray(0, findInvalid(bytes))).split('\n');
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    return {
      file,
      ...place,
      level: 'error',
      rule: 'read',
      message: 'The text is not UTF-8 from here on',
      tip: 'Save it as UTF-8',
    };
  }
}

/** Offset of the first byte that is no part of UTF-8: where the text, encoded again, differs. */
function findInvalid(bytes: Uint8Array): number {
  const again = new TextEncoder().encode(lenient.decode(bytes));
  const index = bytes.findIndex((byte, at) => byte !== again[at]);
  return index < 0 ? bytes.length : index;
}
