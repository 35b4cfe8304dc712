import { isRedirect, readPages } from '../build/built-site.ts';
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

let sizes: ReadonlyMap<string, number> | undefined;

/** Every page but those that only lead on, with the length of its file. */
function pageSizes(): ReadonlyMap<string, number> {
  sizes ??= new Map(readPages().flatMap((page) => (isRedirect(page) ? [] : [[page.path, page.html.length]])));
  return sizes;
}

/**
 * The addresses of one part of the sample: of each kind the extremes, where a fault shows first (the two longest pages, the
 * shortest, the two longest addresses), and what page-kinds.ts names. Of pages that are alone of their kind, all.
 */
export function samplePages(part: string): readonly string[] {
  const addresses = [...new Set([...pageSizes().keys(), ...pageKinds.map(([, address]) => address)])];
  const ofPart = addresses.filter((address) => partOf(address) === part);
  if (part === others) return ofPart;
  const named = ofPart.filter((address) => pageKinds.some(([, kind]) => kind === address));
  return [...new Set([...named, ...pickExtremes(ofPart)])];
}

function partOf(address: string): string {
  return forms.find(([, form]) => form.test(address))?.[0] ?? others;
}

function pickExtremes(addresses: readonly string[]): readonly string[] {
  const bySize = [...addresses].sort((a, b) => (pageSizes().get(b) ?? 0) - (pageSizes().get(a) ?? 0) || (a < b ? -1 : 1));
  const byName = [...addresses].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return [...bySize.slice(0, 2), ...bySize.slice(-1), ...byName.slice(0, 2)];
}
