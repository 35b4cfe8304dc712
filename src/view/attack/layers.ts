import type { Catalog, Rule } from '../../catalog/model.ts';
import { indexTechniques } from '../../catalog/techniques.ts';
import { layerHref } from '../urls.ts';

/** Name of the layer of all vendors together, in the place where others have the id of their corpus. */
const CATALOG_LAYER = 'catalog';

/** The domain of ATT&CK for enterprises, in which the platform Containers lies. */
const ATTACK_DOMAIN = 'enterprise-attack';

/** Format of the layer, and the version of the Navigator that its specification has in its example. */
const LAYER_VERSIONS = { navigator: '5.2.0', layer: '4.5' } as const;

/** A technique in a layer of the ATT&CK Navigator. */
export interface LayerTechnique {
  readonly techniqueID: string;
  readonly score: number;
  readonly comment: string;
  readonly enabled: true;
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
  readonly showSubtechniques: boolean;
}

/** A layer of the ATT&CK Navigator, format 4.5 (mitre-attack/attack-navigator, layers/spec/v4.5/layerformat.md). */
export interface Layer {
  readonly name: string;
  readonly versions: { readonly attack: string; readonly navigator: string; readonly layer: string };
  readonly domain: string;
  readonly description: string;
  readonly sorting: number;
  readonly layout: object;
  readonly hideDisabled: boolean;
  readonly techniques: readonly LayerTechnique[];
  readonly gradient: { readonly colors: readonly string[]; readonly minValue: number; readonly maxValue: number };
  readonly legendItems: readonly object[];
  readonly metadata: readonly object[];
}

/** A layer as the page offers it. */
export interface LayerRow {
  readonly title: string;
  readonly href: string;
  readonly attack: string;
  readonly stated: boolean;
  readonly techniques: number;
  readonly rules: number;
}

/** Names of the layers there are: one for each vendor with a technique, and `catalog` for all together. */
export function listLayers(catalog: Catalog): string[] {
  const tagged = new Set(catalog.rules.filter(({ techniques }) => techniques.length > 0).map(({ corpus }) => corpus));
  return [CATALOG_LAYER, ...catalog.corpora.map(({ id }) => id).filter((id) => tagged.has(id))];
}

/** One row for each layer, the catalog first. */
export function toLayerRows(catalog: Catalog): LayerRow[] {
  return listLayers(catalog).map((name) => {
    const { title, rules, version, stated } = subjectOf(name, catalog);
    const { techniques } = toLayer(name, catalog);
    return { title, href: layerHref(name), attack: version, stated, techniques: techniques.length, rules: rules.length };
  });
}

interface Subject {
  readonly title: string;
  readonly rules: readonly Rule[];
  /** Major version of ATT&CK. */
  readonly version: '18' | '19';
  /** Whether the vendor says which version it uses. */
  readonly stated: boolean;
}

function subjectOf(name: string, { corpora, rules }: Catalog): Subject {
  const tagged = rules.filter(({ techniques }) => techniques.length > 0);
  const corpus = corpora.find(({ id }) => id === name);
  if (!corpus) return { title: 'All vendors', rules: tagged, version: '19', stated: false };
  const { title, attackVersion } = corpus;
  const version = attackVersion === '18' ? '18' : '19';
  return { title, rules: tagged.filter((rule) => rule.corpus === name), version, stated: attackVersion !== undefined };
}

/**
 * The layer of one vendor, or of all (`catalog`). The score is the number of rules, the comment their titles. A layer has only techniques of
 * its version of ATT&CK: what 19 has revoked counts there for what stands for it, and an id that no version knows is left out.
 */
export function toLayer(name: string, catalog: Catalog): Layer {
  const { title, rules, version, stated } = subjectOf(name, catalog);
  const groups = groupByTechnique(rules, version, catalog);
  const most = Math.max(2, ...[...groups.values()].map(({ size }) => size));
  return {
    name: `${title}: Kubernetes audit rules`,
    versions: { attack: version, ...LAYER_VERSIONS },
    domain: ATTACK_DOMAIN,
    description: describeLayer(title, rules.length, version, stated),
    sorting: 3,
    layout: { layout: 'side', showID: true, showName: true, showAggregateScores: false, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques: [...groups]
      .map(([id, found]) => toTechnique(id, [...found], { groups, withVendor: name === CATALOG_LAYER }, catalog))
      .sort((a, b) => (a.techniqueID < b.techniqueID ? -1 : 1)),
    gradient: { colors: ['#eaf0ff', '#1d4fd8'], minValue: 1, maxValue: most },
    legendItems: [],
    metadata: [{ name: 'Source', value: 'Audit Atlas' }],
  };
}

function groupByTechnique(rules: readonly Rule[], version: '18' | '19', { attack }: Catalog): Map<string, Set<Rule>> {
  const entries = new Map(attack.techniques.map((entry) => [entry.id, entry]));
  const groups = new Map<string, Set<Rule>>();
  for (const rule of rules)
    for (const tag of rule.techniques) {
      const id = version === '19' ? (entries.get(tag)?.revokedBy ?? tag) : tag;
      const entry = entries.get(id);
      if (!(version === '18' ? entry?.v18 : entry?.v19)) continue;
      groups.set(id, (groups.get(id) ?? new Set()).add(rule));
    }
  return groups;
}

interface Context {
  readonly groups: ReadonlyMap<string, unknown>;
  readonly withVendor: boolean;
}

function toTechnique(id: string, rules: readonly Rule[], { groups, withVendor }: Context, catalog: Catalog): LayerTechnique {
  const vendors = new Map(catalog.corpora.map((corpus) => [corpus.id, corpus.title]));
  const operations = indexTechniques(catalog).get(id)?.operations.length ?? 0;
  return {
    techniqueID: id,
    score: rules.length,
    comment: rules.map(({ title, corpus }) => (withVendor ? `${vendors.get(corpus)}: ${title}` : title)).join('\n'),
    enabled: true,
    metadata: operations > 0 ? [{ name: 'Operations of the audit log', value: String(operations) }] : [],
    showSubtechniques: [...groups.keys()].some((other) => other.startsWith(`${id}.`)),
  };
}

function describeLayer(title: string, rules: number, version: string, stated: boolean): string {
  const says = stated
    ? `The vendor tags them for ATT&CK ${version}.`
    : `Shown in ATT&CK ${version}; revoked ids count for what stands for them.`;
  return `How many of ${rules} public rules for Kubernetes audit logs (${title}) carry each technique as a tag. ${says}`;
}
