import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AttackDump, attackDump, dumpSchema, type OperationsDump, type RulesDump } from '../../src/schema/dump.ts';
import { dist, listFiles, readJson, readPages, readText, scanTags, visibleText } from './built-site.ts';

const attack = readJson<AttackDump>('/data/attack.json');
const { rules } = readJson<RulesDump>('/data/rules.json');
const { operations } = readJson<OperationsDump>('/data/operations.json');
const pages = new Map(readPages().map((page) => [page.path, page.html]));
const byId = new Map(attack.techniques.map((technique) => [technique.id, technique]));

function linksOf(path: string): ReadonlySet<string> {
  const html = pages.get(path) ?? '';
  return new Set(scanTags(html).flatMap(({ name, attributes }) => (name === 'a' ? (attributes.get('href') ?? []) : [])));
}

describe('data/attack.json', () => {
  it('is what its schema in the source says, and the one served beside it', () => {
    const served = readJson<Parameters<typeof z.fromJSONSchema>[0]>('/data/attack.schema.json');
    expect(attackDump.safeParse(attack).error).toBeUndefined();
    expect(served).toEqual(dumpSchema('attack'));
    expect(z.fromJSONSchema(served).safeParse(attack).error).toBeUndefined();
  });

  it('has every technique that a rule carries, with exactly the rules that carry it', () => {
    const tagged = new Set(rules.flatMap(({ techniques }) => techniques));
    expect([...tagged].filter((id) => !byId.has(id))).toEqual([]);
    const wrong = attack.techniques.filter(({ id, rules: listed }) => {
      const own = rules.filter(({ techniques }) => techniques.includes(id)).map(({ corpus, id: rule }) => `${corpus} ${rule}`);
      return JSON.stringify(own.sort()) !== JSON.stringify(listed.map((row) => `${row.corpus} ${row.id}`).sort());
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('takes an operation for a technique only by the word of somebody, or says that it is proposed', () => {
    const known = new Map(operations.map((row) => [row.id, row]));
    const wrong = attack.techniques.flatMap(({ id, operations: listed }) =>
      listed
        .filter(({ id: operation, vendors, sources, microsoft, proposed }) => {
          const naming = (known.get(operation)?.rules ?? []).filter(({ how }) => how === 'named').map(({ corpus }) => corpus);
          const isUnsaid = vendors.length + sources.length + microsoft.length === 0;
          return isUnsaid !== proposed || vendors.some((vendor) => !naming.includes(vendor));
        })
        .map((row) => `${id} ${row.id}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names for a revoked technique one that the newest version has', () => {
    const revoked = attack.techniques.filter(({ revokedBy }) => revokedBy !== null);
    expect(revoked.map(({ id }) => id)).toEqual(['T1562', 'T1562.001', 'T1562.008']);
    expect(revoked.filter(({ revokedBy }) => !byId.get(revokedBy ?? '')?.tactics['19'])).toEqual([]);
  });
});

describe('the page of a technique', () => {
  it('is there for each, with a twin, and links to MITRE where MITRE knows it', () => {
    const wrong = attack.techniques.filter(({ id, url, name }) => {
      const mitre = `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`;
      return !pages.has(url) || !existsSync(join(dist, url, 'index.json')) || linksOf(url).has(mitre) !== (name !== null);
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });

  it('links to each rule that carries it and to each operation, whose page links back', () => {
    const urls = new Map(rules.map((rule) => [`${rule.corpus} ${rule.id}`, rule.url]));
    const places = new Map(operations.map(({ id, url }) => [id, url]));
    const wrong = attack.techniques.flatMap(({ url, rules: listed, operations: taken }) => {
      const links = linksOf(url);
      const lost = listed.filter(({ corpus, id }) => !links.has(urls.get(`${corpus} ${id}`) ?? ''));
      const oneWay = taken.filter(({ id }) => !links.has(places.get(id) ?? '') || !linksOf(places.get(id) ?? '').has(url));
      return lost.length + oneWay.length > 0 ? [url] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("has MITRE's notice, as have the matrix and the sources", () => {
    const paths = ['/attack/', '/about/sources/', '/data/', ...attack.techniques.map(({ url }) => url)];
    expect(paths.filter((path) => !visibleText(pages.get(path) ?? '').includes(attack.notice))).toEqual([]);
  });
});

describe('the matrix', () => {
  it('links to every technique that has a page', () => {
    const links = linksOf('/attack/');
    expect(attack.techniques.filter(({ url }) => !links.has(url)).map(({ id }) => id)).toEqual([]);
  });
});

/**
 * A layer, after the specification of format 4.5 in mitre-attack/attack-navigator, layers/spec/v4.5/layerformat.md at 068cf4e889a6; the
 * repository has no machine-readable schema of it. What the specification does not name is refused.
 */
const color = z.string().regex(/^#[\da-f]{6}$/i);
const metadata = z.array(
  z.union([z.strictObject({ name: z.string(), value: z.string() }), z.strictObject({ divider: z.boolean() })]),
);
const links = z.array(z.union([z.strictObject({ label: z.string(), url: z.url() }), z.strictObject({ divider: z.boolean() })]));
const layerFormat = z.strictObject({
  versions: z
    .strictObject({
      attack: z.string().optional(),
      navigator: z.string().regex(/^([5-9]|4\.(9|[1-9]\d))\./, 'At least 4.9.0'),
      layer: z.literal('4.5'),
    })
    .optional(),
  name: z.string(),
  description: z.string().optional(),
  domain: z.enum(['enterprise-attack', 'mobile-attack', 'ics-attack']),
  customDataURL: z.string().optional(),
  filters: z.strictObject({ platforms: z.array(z.string()).optional() }).optional(),
  sorting: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
  layout: z
    .strictObject({
      layout: z.enum(['side', 'flat', 'mini']).optional(),
      showID: z.boolean().optional(),
      showName: z.boolean().optional(),
      showAggregateScores: z.boolean().optional(),
      countUnscored: z.boolean().optional(),
      aggregateFunction: z.enum(['average', 'min', 'max', 'sum']).optional(),
      expandedSubtechniques: z.enum(['none', 'all', 'annotated']).optional(),
    })
    .optional(),
  hideDisabled: z.boolean().optional(),
  techniques: z
    .array(
      z.strictObject({
        techniqueID: z.string().regex(/^T\d{4}(\.\d{3})?$/),
        tactic: z.string().optional(),
        comment: z.string().optional(),
        enabled: z.boolean().optional(),
        score: z.number().optional(),
        color: color.optional(),
        metadata: metadata.optional(),
        links: links.optional(),
        showSubtechniques: z.boolean().optional(),
      }),
    )
    .optional(),
  gradient: z
    .strictObject({ colors: z.array(color).min(2), minValue: z.number(), maxValue: z.number() })
    .refine(({ minValue, maxValue }) => maxValue > minValue)
    .optional(),
  legendItems: z.array(z.strictObject({ label: z.string(), color })).optional(),
  showTacticRowBackground: z.boolean().optional(),
  tacticRowBackground: z.string().optional(),
  selectTechniquesAcrossTactics: z.boolean().optional(),
  selectSubtechniquesWithParent: z.boolean().optional(),
  selectVisibleTechniques: z.boolean().optional(),
  metadata: metadata.optional(),
  links: links.optional(),
});

describe('the layers for the Navigator', () => {
  const files = listFiles(join(dist, 'attack/layers'));
  const layers = files.map((file) => ({ file, layer: readJson<z.infer<typeof layerFormat>>(`/attack/layers${file}`) }));

  it('are there for all together and for each vendor whose rules carry techniques', () => {
    const vendors = new Set(rules.filter(({ techniques }) => techniques.length > 0).map(({ corpus }) => corpus));
    expect(files).toEqual([...vendors, 'catalog'].map((name) => `/${name}.json`).sort());
  });

  it('follow the format', () => {
    expect(
      layers.flatMap(({ file, layer }) => layerFormat.safeParse(layer).error?.issues.map((issue) => [file, issue]) ?? []),
    ).toEqual([]);
  });

  it('have each technique once, and only those of their version of ATT&CK', () => {
    const wrong = layers.filter(({ layer }) => {
      const version = layer.versions?.attack === '18' ? '18' : '19';
      const ids = (layer.techniques ?? []).map(({ techniqueID }) => techniqueID);
      return new Set(ids).size !== ids.length || ids.some((id) => !byId.get(id)?.tactics[version]);
    });
    expect(wrong.map(({ file }) => file)).toEqual([]);
    expect(layers.find(({ file }) => file === '/elastic.json')?.layer.versions?.attack).toBe('18');
  });

  it('score each technique with the number of rules that carry it or a revoked id of it', () => {
    const wrong = layers.flatMap(({ file, layer }) =>
      (layer.techniques ?? []).flatMap(({ techniqueID, score }) => {
        const ids = [
          techniqueID,
          ...(layer.versions?.attack === '18'
            ? []
            : attack.techniques.filter(({ revokedBy }) => revokedBy === techniqueID).map(({ id }) => id)),
        ];
        const own = rules.filter(
          ({ corpus, techniques }) =>
            (file === '/catalog.json' || file === `/${corpus}.json`) && techniques.some((id) => ids.includes(id)),
        );
        return own.length === score ? [] : [`${file} ${techniqueID}: ${score}, not ${own.length}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('are small', () => {
    expect(files.filter((file) => readText(`/attack/layers${file}`).length > 100_000)).toEqual([]);
  });
});
