import { hash } from 'node:crypto';
import { join } from 'node:path';
import { HASH_LENGTH } from '../../src/client/offline/kept-site.ts';
import { writeOver } from './write-over.ts';

/** What is known of a file of the site: its size in bytes, and the start of its SHA-256, by which a kept site tells versions apart. */
export interface WrittenFile {
  readonly bytes: number;
  readonly hash: string;
}

/** Files by their name: the path from the root of the site, with forward slashes. */
export type WrittenFiles = ReadonlyMap<string, WrittenFile>;

/** The folder that a build writes the site into. It knows what was written, so that nothing needs to be read again. */
export interface SiteFolder {
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly written: WrittenFiles;
}

export function openSiteFolder(path: string): SiteFolder {
  const written = new Map<string, WrittenFile>();
  return {
    written,
    write(name, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      writeOver(join(path, name), bytes);
      written.set(name, describeFile(bytes));
    },
  };
}

export function describeFile(content: Uint8Array): WrittenFile {
  return { bytes: content.length, hash: hash('sha256', content).slice(0, HASH_LENGTH) };
}
