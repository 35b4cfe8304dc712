import { PAST_WORKER } from './keep-site.ts';
import { FACTS_PATH, FILES_PATH, WORKER_PATH, ZIP_PATH } from './kept-site.ts';

/** What a request is answered from. */
export interface Sources {
  /** Where the site is mounted, with a slash at both ends. */
  readonly base: string;
  /** The kept file of an address from the root of the site. */
  readonly find: (path: string) => Promise<Response | undefined>;
  /** The answer of the network; fails where there is none. */
  readonly load: (request: Request) => Promise<Response>;
  /** Address of the page that asks, where the request comes from one. */
  readonly asking?: string | undefined;
}

/** Addresses that the network alone answers; the zip has its checksum beside it. */
const NEVER_KEPT = [WORKER_PATH, FILES_PATH, FACTS_PATH, ZIP_PATH, `${ZIP_PATH}.sha256`];

/** Files whose names change with their content, so that any copy is the right one. */
const NAMED_BY_CONTENT = /^(?:_astro|pagefind\/(?:fragment|index))\//;

/** Address from the root of the site that a request asks for; undefined where the worker leaves it to the browser. */
export function keptPath({ method, url, headers }: Request, base: string, origin: string): string | undefined {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin || !pathname.startsWith(base) || headers.has(PAST_WORKER)) return undefined;
  const path = pathname.slice(base.length);
  return NEVER_KEPT.includes(path) ? undefined : path.replace(/(^|\/)index\.html$/, '$1');
}

/**
 * Answers with the kept file, whatever stands behind its `?`. A page that is not kept comes from the network, and then so does what it loads: a
 * page never gets the data of another version. Without a network, what is not kept is the kept page for missing ones.
 */
export async function answer(request: Request, path: string, sources: Sources): Promise<Response> {
  const isPage = request.mode === 'navigate';
  if (!isPage && !NAMED_BY_CONTENT.test(path) && (await isForeign(sources))) return loadOrFind(request, path, sources);
  const kept = await sources.find(path);
  if (kept) return kept;
  if (isPage && !path.endsWith('/') && (await sources.find(`${path}/`))) return redirectToFolder(request);
  return isPage ? loadOrFind(request, '404.html', sources) : sources.load(request);
}

async function isForeign({ base, asking, find }: Sources): Promise<boolean> {
  const page = asking === undefined ? undefined : new URL(asking);
  if (!page?.protocol.startsWith('http')) return false;
  return !(await find(page.pathname.slice(base.length).replace(/(^|\/)index\.html$/, '$1')));
}

async function loadOrFind(request: Request, path: string, { load, find }: Sources): Promise<Response> {
  try {
    return await load(request);
  } catch (error) {
    const kept = await find(path);
    if (!kept) throw error;
    return path === '404.html' ? new Response(kept.body, { status: 404, headers: kept.headers }) : kept;
  }
}

function redirectToFolder({ url }: Request): Response {
  const to = new URL(url);
  to.pathname += '/';
  return Response.redirect(to.href, 301);
}
