import type { FirstEvent } from '../../../audit/file/report.ts';
import type { Places } from './places.ts';
import { isCompressed, readSource } from './read-source.ts';

/**
 * The text of one record, from the file once more: the report keeps short ones only. A compressed file is read from its beginning.
 * @throws Error where the file cannot be read any more.
 */
export async function readRecord(files: readonly File[], places: Places, record: FirstEvent): Promise<string> {
  if (record.text !== undefined) return record.text;
  const place = places.byteIn(record.offset);
  const file = files[place.file];
  if (!file) return '';
  if (!(await isCompressed(file))) return file.slice(place.offset, place.offset + record.length).text();
  return readUnpacked(file, place.offset, record.length);
}

async function readUnpacked(file: Blob, start: number, length: number): Promise<string> {
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  const end = start + length;
  const push = (bytes: Uint8Array): void => {
    if (at < end && at + bytes.length > start) kept.push(bytes.slice(Math.max(start - at, 0), end - at));
    at += bytes.length;
  };
  await readSource(file, { push, goOn: async () => at < end });
  return new Blob(kept).text();
}
