import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip: its name with forward slashes, and its bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** 1 January 1980, the first day that the format knows: the same files give the same bytes. */
const [DATE, TIME] = [0x21, 0];
/** Version 2.0: compression and folders. */
const VERSION = 20;
const UTF8_NAMES = 0x800;
const DEFLATED = 8;
/** Made on Unix, a plain file that its owner may write and everybody may read. */
const UNIX = 3 << 8;
const MODE = (0o100644 << 16) >>> 0;
/** From here on the format needs its 64-bit fields. */
const [MOST_FILES, MOST_BYTES] = [0xffff, 0xffffffff];

/**
 * Makes a zip: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. The parts are in the order of the
 * file; entries may be made one by one, so that few are in memory.
 * @throws Error where there is more than the format without its 64-bit fields can hold.
 */
export function* writeZip(entries: Iterable<ZipEntry>, mostFiles = MOST_FILES): Generator<Uint8Array, void> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const facts = describeEntry(name, content, packed);
    const local = Buffer.concat([writeNumbers([4, 0x04034b50], ...facts, [2, 0]), Buffer.from(name)]);
    const made: Field[] = [
      [4, 0x02014b50],
      [2, UNIX | VERSION],
      ...facts,
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, MODE],
      [4, offset],
    ];
    directory.push(writeNumbers(...made), Buffer.from(name));
    offset += local.length + packed.length;
    if (offset > MOST_BYTES || directory.length / 2 > mostFiles)
      throw new Error(`Cannot put "${name}" into the zip: it is full, leave out some files`);
    yield local;
    yield packed;
  }
  const central = Buffer.concat(directory);
  const count = directory.length / 2;
  yield central;
  yield writeNumbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, central.length], [4, offset], [2, 0]);
}

/** Size in bytes and value. */
type Field = readonly [size: 2 | 4, value: number];

/** What the entry and its line in the directory both say, from the version needed to the length of the name. */
function describeEntry(name: string, content: Uint8Array, packed: Uint8Array): Field[] {
  const sizes: Field[] = [
    [4, crc32(content)],
    [4, packed.length],
    [4, content.length],
  ];
  return [[2, VERSION], [2, UTF8_NAMES], [2, DEFLATED], [2, TIME], [2, DATE], ...sizes, [2, Buffer.byteLength(name)]];
}

function writeNumbers(...fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = buffer.writeUIntLE(value, at, size);
  return buffer;
}
