import { FACTS_PATH, listCaches, listKept, type SiteFacts, WORKER_PATH } from './kept-site.ts';

/** What a browser has of the site, as far as it can be told. */
export interface PageState {
  /** What the server offers; undefined without a network. */
  readonly facts: SiteFacts | undefined;
  /** Version that answers the pages; undefined where nothing is kept. */
  readonly serving: string | undefined;
  /** A version that is complete and waits for pages of the one before to be closed. */
  readonly waiting: string | undefined;
  /** Whether files of a version that is not complete are stored. */
  readonly hasPart: boolean;
  /** Bytes that the browser would still store; undefined where it does not say. */
  readonly room: number | undefined;
}

/** Why a browser cannot keep the site; undefined where it can. */
export function findObstacle(): string | undefined {
  if (!isSecureContext)
    return 'Browsers keep a site only if it comes over https or from this machine, and this page did not. The zip works everywhere.';
  if (!('serviceWorker' in navigator) || !('caches' in globalThis))
    return 'This browser has no service workers, or does not allow them in a private window. The zip works everywhere.';
  return undefined;
}

/** Looks at the caches, the worker and the server. */
export async function readState(base: string): Promise<PageState> {
  const [facts, registration, kept, names, room] = await Promise.all([
    loadFacts(base),
    findRegistration(base),
    listKept(base),
    listCaches(base),
    findRoom(),
  ]);
  const versions = kept.map(({ version }) => version);
  const [first, last] = registration?.active ? [versions[0], versions.at(-1)] : [];
  return {
    facts,
    serving: first,
    waiting: last !== first && registration?.waiting ? last : undefined,
    hasPart: names.length > (first === undefined ? 0 : kept.length),
    room,
  };
}

/** The registration of the site mounted at `base`, and not that of a site in a folder above. */
export async function findRegistration(base: string): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  return registration && new URL(registration.scope).pathname === base ? registration : undefined;
}

async function loadFacts(base: string): Promise<SiteFacts | undefined> {
  try {
    const response = await fetch(base + FACTS_PATH, { cache: 'no-cache' });
    return response.ok ? ((await response.json()) as SiteFacts) : undefined;
  } catch {
    return undefined;
  }
}

async function findRoom(): Promise<number | undefined> {
  const { quota, usage } = (await navigator.storage?.estimate()) ?? {};
  return quota === undefined ? undefined : quota - (usage ?? 0);
}

/** Address of the worker's script, which stands at the root of the site so that it may serve all of it. */
export function workerAddress(base: string): string {
  return base + WORKER_PATH;
}
