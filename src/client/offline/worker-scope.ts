/** What is used of the global scope of a service worker, whose types exclude those of pages: https://www.w3.org/TR/service-workers/ */
export interface WorkerScope {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    readonly get: (id: string) => Promise<Client | undefined>;
    readonly matchAll: (options: { readonly type: 'window' }) => Promise<readonly Client[]>;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: <K extends keyof Events>(kind: K, listener: (event: Events[K]) => void) => void;
}

interface Client {
  readonly url: string;
  readonly navigate: (url: string) => Promise<unknown>;
}

interface LifeEvent {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface Events {
  readonly install: LifeEvent;
  readonly activate: LifeEvent;
  readonly message: { readonly data: unknown };
  readonly fetch: {
    readonly request: Request;
    readonly clientId: string;
    readonly respondWith: (answer: Promise<Response>) => void;
  };
}

export const workerScope = globalThis as unknown as WorkerScope;
