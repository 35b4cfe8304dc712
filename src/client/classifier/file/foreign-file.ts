/** Kinds of files that hold no text which could be read, by their first bytes. */
const KINDS: readonly (readonly [name: string, advice: string, ...bytes: number[]])[] = [
  ['a zip archive', 'unpack it first', 0x50, 0x4b, 0x03, 0x04],
  ['compressed with zstd', 'decompress it first (zstd -d)', 0x28, 0xb5, 0x2f, 0xfd],
  ['compressed with xz', 'decompress it first (xz -d)', 0xfd, 0x37, 0x7a, 0x58, 0x5a],
  ['compressed with bzip2', 'decompress it first (bzip2 -d)', 0x42, 0x5a, 0x68],
  ['a Parquet file', 'export it as JSON lines', 0x50, 0x41, 0x52, 0x31],
  ['UTF-16 text', 'save it as UTF-8', 0xff, 0xfe],
  ['UTF-16 text', 'save it as UTF-8', 0xfe, 0xff],
];

/** How many first bytes tell it. */
export const FOREIGN_BYTES = 6;

/** What a file is that cannot be read, and what to do about it; undefined for one that may be text. */
export function nameForeign(first: Uint8Array): string | undefined {
  const found = KINDS.find(([, , ...bytes]) => bytes.every((byte, at) => first[at] === byte));
  return found && `The file is ${found[0]}: ${found[1]}`;
}
