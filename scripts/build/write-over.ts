import { closeSync, constants, fstatSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file and the folders that it needs. One that is there is written over without being emptied first: ext4 takes an emptied file
 * for one that must reach the disk soon, and the writing of thousands then takes several times as long.
 */
export function writeOver(file: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const descriptor = openFile(file);
  try {
    writeFileSync(descriptor, bytes);
    if (fstatSync(descriptor).size > bytes.length) ftruncateSync(descriptor, bytes.length);
  } finally {
    closeSync(descriptor);
  }
}

/** Folders are there but for the first build. */
function openFile(file: string): number {
  const flags = constants.O_WRONLY | constants.O_CREAT;
  try {
    return openSync(file, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, flags);
  }
}
