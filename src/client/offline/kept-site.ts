/** Every address of one version of the site, from its root and without a slash in front, with the hash of its bytes: `offline/files.json`. */
export interface SiteFiles {
  /** Follows from the files alone: two builds of the same site have the same. */
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What a page says of a version before it is loaded: `offline/site.json`. */
export interface SiteFacts {
  readonly version: string;
  /** Where the site is mounted, with a slash at both ends. */
  readonly base: string;
  readonly files: number;
  /** Size of all files as they are, without compression. */
  readonly bytes: number;
  /** Whether the owner of the site has withdrawn the worker. */
  readonly isWithdrawn: boolean;
  /** The zip that stands beside the page, if one was made. */
  readonly zip: { readonly bytes: number; readonly sha256: string } | null;
}

/** Addresses from the root of the site that belong to no version: the network alone answers them. */
export const WORKER_PATH = 'offline-worker.js';
export const FILES_PATH = 'offline/files.json';
export const FACTS_PATH = 'offline/site.json';
export const ZIP_PATH = 'offline/audit-atlas.zip';

/** Length of a hash in hexadecimal digits: enough to notice a file that differs. */
export const HASH_LENGTH = 16;

/** Name of the cache of a version. Sites under several folders of one host share their caches, so the folder is part of it. */
export function cacheName(base: string, version: string): string {
  return `${cachePrefix(base)}${version}`;
}

/** Names of all caches of the site mounted at `base`, oldest first. */
export async function listCaches(base: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix(base)));
}

/** The versions kept whole, oldest first. The list of a version's files is stored last, so it is there only where all the rest is. */
export async function listKept(base: string): Promise<SiteFiles[]> {
  const kept: SiteFiles[] = [];
  for (const name of await listCaches(base)) {
    const list = await caches.match(`${base}${FILES_PATH}`, { cacheName: name });
    if (list) kept.push((await list.json()) as SiteFiles);
  }
  return kept;
}

/** Removes every version but one; without one named, all of them. */
export async function removeCaches(base: string, except?: string): Promise<void> {
  const names = (await listCaches(base)).filter((name) => except === undefined || name !== cacheName(base, except));
  await Promise.all(names.map((name) => caches.delete(name)));
}

function cachePrefix(base: string): string {
  return `audit-atlas ${base} `;
}
