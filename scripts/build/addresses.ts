import { listFiles } from './list-files.ts';

/** The list of all addresses that were ever published, from the root of the repository: one a line, sorted. */
export const PUBLISHED = 'tests/published-addresses.txt';

/** Files whose names change with their content, those that only pages of the same build ask for, and those that are for the host. */
const NO_ADDRESS = /^\/(?:_astro\/|pagefind\/|_|404\.html$|[^/]*\.(?:js|webmanifest)$|social\/)|\.js$/;

/** Addresses of a built site that people and programs may keep: a page by its folder, everything else by its file; sorted. */
export function listAddresses(dist: string): readonly string[] {
  return listFiles(dist)
    .map((name) => `/${name}`)
    .filter((file) => !NO_ADDRESS.test(file))
    .map((file) => file.replace(/\/index\.html$/, '/'))
    .sort();
}

/** The text of the list with further addresses; those that it has stay. */
export function addAddresses(list: string, further: readonly string[]): string {
  return [...new Set([...readAddresses(list), ...further])]
    .sort()
    .map((address) => `${address}\n`)
    .join('');
}

/** The addresses of the list. */
export function readAddresses(list: string): readonly string[] {
  return list.split('\n').filter((line) => line !== '');
}
