import { afterEach, describe, expect, it, vi } from 'vitest';

const blobs: Blob[] = [];

async function loadPolicy(trustedTypes?: unknown) {
  vi.resetModules();
  blobs.length = 0;
  vi.stubGlobal('location', { href: 'https://atlas.example/classify/', origin: 'https://atlas.example' });
  vi.stubGlobal('trustedTypes', trustedTypes);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${blobs.push(blob as Blob)}`);
  return import('./worker-policy.ts');
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the address of a module for a worker', () => {
  it('is that of one line which imports the script of this site', async () => {
    const { moduleImporting } = await loadPolicy();
    expect(moduleImporting('/_astro/file-worker.js')).toBe('blob:1');
    expect(await blobs[0]?.text()).toBe(
      "import(\"https://atlas.example/_astro/file-worker.js\").catch(() => postMessage({ kind: 'failed', message: '' }))",
    );
  });

  it.each(['https://elsewhere.example/a.js', '//elsewhere.example/a.js', 'data:text/javascript,alert(1)', 'javascript:alert(1)'])(
    'is refused to %s, which is not of this site',
    async (address) => {
      const { moduleImporting } = await loadPolicy();
      expect(() => moduleImporting(address)).toThrow('it is not of this site');
      expect(blobs).toEqual([]);
    },
  );

  it('comes from the policy that the pages name, where the browser has Trusted Types', async () => {
    const createPolicy = vi.fn((_name: string, rules: object) => rules);
    await loadPolicy({ createPolicy });
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['worker']);
  });
});
