import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageKinds } from './page-kinds.ts';

/** The kinds of which there are many pages, by the form of the address. */
const forms: readonly (readonly [name: string, form: RegExp])[] = [
  ['resource', /^\/kubernetes-[^/]+\/$/],
  ['any operation', /^\/kubernetes-[^/]+\/any-[^/]+\/$/],
  ['non-resource request', /^\/kubernetes-nonresource\/[^/]+\/$/],
  ['operation', /^\/kubernetes-[^/]+\/[^/]+\/$/],
  ['rules of an operation', /^\/kubernetes-[^/]+\/[^/]+\/rules\/$/],
  ['rules of a vendor', /^\/rules\/(?!every-request|health)[^/]+\/$/],
  ['rule', /^\/rules\/[^/]+\/[^/]+\/$/],
  ['technique', /^\/attack\/[^/]+\/$/],
  ['field', /^\/fields\/[^/]+\/$/],
  ['actor', /^\/actors\/[^/]+\/$/],
  ['role', /^\/roles\/[^/]+\/$/],
  ['provider', /^\/providers\/[^/]+\/$/],
  ['dialect', /^\/dialects\/[^/]+\/$/],
  ['verb', /^\/verbs\/[^/]+\/$/],
  ['guide', /^\/guides\/[^/]+\/$/],
];
const others = 'page of its own';

/** The names of the parts of the sample; each is one test. */
export const sampleParts: readonly string[] = [...forms.map(([name]) => name), others];

const dist = resolve(process.env['ATLAS_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url)));

/**
 * The addresses of one part of the sample: of each kind the extremes, where a fault shows first (the two longest pages, the
 * shortest, the two longest addresses), and what page-kinds.ts names. Of pages that are alone of their kind, all.
 */
export function samplePages(part: string): readonly string[] {
  const addresses = [...new Set([...readSitemap(), ...pageKinds.map(([, address]) => address)])];
  const ofPart = addresses.filter((address) => partOf(address) === part);
  if (part === others) return ofPart;
  const named = ofPart.filter((address) => pageKinds.some(([, kind]) => kind === address));
  return [...new Set([...named, ...pickExtremes(ofPart)])];
}

function partOf(address: string): string {
  return forms.find(([, form]) => form.test(address))?.[0] ?? others;
}

function readSitemap(): readonly string[] {
  const text = readFileSync(join(dist, 'sitemap.xml'), 'utf8');
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}

function pickExtremes(addresses: readonly string[]): readonly string[] {
  const bySize = [...addresses].sort((a, b) => sizeOf(b) - sizeOf(a) || (a < b ? -1 : 1));
  const byName = [...addresses].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return [...bySize.slice(0, 2), ...bySize.slice(-1), ...byName.slice(0, 2)];
}

/** Bytes of the page's file. */
function sizeOf(address: string): number {
  const file = join(dist, address, 'index.html');
  return existsSync(file) ? statSync(file).size : 0;
}
