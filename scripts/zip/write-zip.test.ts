import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeZip, type ZipEntry } from './write-zip.ts';

const entry = (name: string, text: string): ZipEntry => ({ name, content: Buffer.from(text) });

/** Names and texts by the directory at the end, as unzip reads it. */
function readZip(zip: Buffer): Record<string, string> {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  const found: Record<string, string> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [sum, packed, length] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    const local = zip.readUInt32LE(at + 42);
    expect(zip.toString('utf8', local + 30, local + 30 + length)).toBe(name);
    const content = inflateRawSync(zip.subarray(local + 30 + length, local + 30 + length + packed));
    expect(crc32(content)).toBe(sum);
    found[name] = content.toString();
    at += 46 + length;
  }
  expect(at).toBe(end);
  return found;
}

describe('writeZip', () => {
  it('writes names of any script and files of any length, empty ones too', () => {
    const files = { 'a/index.html': 'x'.repeat(100_000), 'ü ñ.txt': 'é', empty: '' };
    const zip = Buffer.concat([...writeZip(Object.entries(files).map(([name, text]) => entry(name, text)))]);
    expect(readZip(zip)).toEqual(files);
    expect(zip.length).toBeLessThan(1000);
  });

  it('writes the same bytes for the same files', () => {
    const [first, second] = [1, 2].map(() => Buffer.concat([...writeZip([entry('a', 'b')])]));
    expect(first).toEqual(second);
  });

  it('refuses more files than the format can count', () => {
    const two = [entry('a', ''), entry('b', '')];
    expect(() => [...writeZip(two, 1)]).toThrow('Cannot put "b" into the zip: it is full');
    expect([...writeZip(two, 2)].length).toBeGreaterThan(0);
  });
});
