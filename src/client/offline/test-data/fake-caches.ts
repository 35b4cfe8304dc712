const ORIGIN = 'https://atlas.example';

/** Stands in for the caches of a browser, as far as the keeping of a site uses them. */
export function makeCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const find = (name: string, address: string) => all.get(name)?.get(new URL(address, ORIGIN).href)?.clone();
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>();
    all.set(name, entries);
    return {
      put: async (address: string, response: Response) => void entries.set(new URL(address, ORIGIN).href, response),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
      match: async (address: string) => find(name, address),
    };
  };
  return {
    open,
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    match: async (address: string, options: { readonly cacheName: string }) => find(options.cacheName, address),
  } as unknown as CacheStorage;
}
