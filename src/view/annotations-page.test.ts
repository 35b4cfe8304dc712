import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { toAnnotationGroups } from './annotations-page.ts';

const catalog = loadCatalog(process.cwd()).catalog as Catalog;
const rows = toAnnotationGroups(catalog).flatMap((group) => group.rows);

describe('toAnnotationGroups', () => {
  it('has every annotation once, with the operations that can have it', () => {
    const fields = catalog.fields.filter(({ path }) => path.startsWith('annotations["'));
    expect(rows).toHaveLength(fields.length);
    const of = (key: string) => rows.find((row) => row.key === key);
    expect(of('authorization.k8s.io/decision')).toMatchObject({ operations: 'all', control: 'server' });
    expect(of('authentication.kubernetes.io/issued-credential-id')?.operations).toBe('1');
  });

  it('leads from an address with the key to the page of the field', () => {
    const to = (from: string): string | undefined => catalog.redirects.find((redirect) => redirect.from === from)?.to;
    expect(to('/annotations/authorization.k8s.io/decision/')).toBe('/fields/annotations.authorization.k8s.io-decision/');
    expect(to('/annotations/insecure-sha1.invalid-cert.kubernetes.io/host/')).toBe(
      '/fields/annotations.insecure-sha1.invalid-cert.kubernetes.io-host/',
    );
    const targets = new Set(catalog.fields.map(({ slug }) => `/fields/${slug}/`));
    const own = catalog.redirects.filter(({ from }) => from.startsWith('/annotations/'));
    expect(own).toHaveLength(rows.length);
    expect(own.filter((redirect) => !targets.has(redirect.to))).toEqual([]);
  });
});
