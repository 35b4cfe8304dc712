/** Bytes of the header of a gzip member, and of the trailer that ends the one before it: checksum and length (RFC 1952). */
export const HEADER = 10;
const TRAILER = 8;

/** True for bytes that begin like gzip: by what they are, whatever the file is called. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * Offset of the next header of a gzip member in `bytes`, from `from` on; -1 where there is none. Compressed data can look like a header
 * by chance: one is believed if its fields have values that are in use and the length before it is one that the member before it can
 * have, which is at least `least` bytes, and not more than deflate can make of what is there.
 */
export function findMember(bytes: Uint8Array, from: number, least: number): number {
  for (let at = bytes.indexOf(0x1f, from); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (at + HEADER > bytes.length) return -1;
    if (isHeader(bytes, at) && at >= TRAILER && isLength(bytes, at, least)) return at;
  }
  return -1;
}

/** Flags: none, or a name (gzip), or an extra field (bgzip); then how hard it was compressed, and on what system. */
function isHeader(bytes: Uint8Array, at: number): boolean {
  const [flags, effort, system] = [bytes[at + 3] ?? 0, bytes[at + 8] ?? 0, bytes[at + 9] ?? 0];
  return (
    isGzip(bytes.subarray(at, at + 3)) &&
    [0, 4, 8].includes(flags) &&
    [0, 2, 4].includes(effort) &&
    (system <= 13 || system === 255)
  );
}

/** The length that ends a member is that of its content, modulo 2^32; of each byte deflate makes at most 1032. */
function isLength(bytes: Uint8Array, at: number, least: number): boolean {
  const length = new DataView(bytes.buffer, bytes.byteOffset + at - 4, 4).getUint32(0, true);
  return (length - least) >>> 0 <= 1032 * (at + SLACK);
}

/** What may wait inside the decompressor, in compressed bytes. */
const SLACK = 2 ** 16;
