import { operationPath, resourcePath } from '../../audit/operation-id.ts';
import type { Catalog, Field, NonResourceOperation, Operation, Resource } from '../../catalog/model.ts';
import { anyId } from '../../catalog/rule-address.ts';
import type { Term, VerbTerm } from '../../schema/vocab.ts';
import { groupLabel, scopeLabel } from '../labels.ts';
import { nonResourceTitle } from '../nonresource-page.ts';
import { plainText } from '../prose.ts';
import { toAccessRecords } from './access-records.ts';
import { ruleRecord } from './rule-record.ts';
import type { IdentifierFile, IdentifierRow } from './search-file.ts';
import { searchPages } from './search-pages.ts';
import type { SearchRecord } from './search-record.ts';
import { COMMON_NAMES, SUBRESOURCE_NAMES, VERB_NAMES } from './search-words.ts';
import { techniqueRecords } from './technique-records.ts';

/** Every page that search knows, in the order of the catalog. */
export function toSearchRecords(catalog: Catalog): SearchRecord[] {
  return [
    ...catalog.resources.flatMap((resource) => [
      resourceRecord(resource),
      ...resource.operations.map((operation) => operationRecord(operation, resource)),
    ]),
    ...catalog.nonResource.map(requestRecord),
    ...catalog.fields.map(fieldRecord),
    ...catalog.verbs.map((term) => termRecord(term, `/verbs/${term.id}/`, verbNames(term))),
    ...catalog.stages.map((term) => termRecord(term, `/stages/#${term.id.toLowerCase()}`, [`stage ${term.id}`])),
    ...catalog.levels.map((term) => termRecord(term, `/levels/#${term.id.toLowerCase()}`, [`level ${term.id}`])),
    ...searchPages(catalog).map((page) => ({ facets: { kind: 'page' as const }, names: [], text: '', weight: 0, ...page })),
    ...techniqueRecords(catalog),
    ...catalog.rules.map((rule) => ruleRecord(rule, catalog)),
    ...toAccessRecords(catalog),
    ...catalog.resources.map(anyRecord),
  ];
}

/** The same as the file that the browser loads. */
export function toIdentifierFile(records: readonly SearchRecord[]): IdentifierFile {
  const rowOf = new Map<Resource, number>();
  for (const [index, { facets, resource }] of records.entries())
    if (facets.kind === 'resource' && resource) rowOf.set(resource, index);
  return { rows: records.map((record) => toRow(record, record.resource && rowOf.get(record.resource))) };
}

function toRow(record: SearchRecord, parent: number | undefined): IdentifierRow {
  const { facets, title, path, summary, names, aliases, weight, resource, operation } = record;
  const isResource = facets.kind === 'resource';
  const isPart = parent !== undefined && !isResource;
  return {
    ...{ k: facets.kind, ...(isPart ? {} : { t: title, u: path }), s: summary },
    ...(names.length > 0 && { n: names }),
    ...(aliases.length > 0 && { a: aliases }),
    ...(isResource && resource && { f: nameForms(resource) }),
    ...(isPart && { of: parent }),
    ...(facets.verb !== undefined && { v: facets.verb }),
    ...(operation?.subresource !== undefined && { sub: operation.subresource }),
    ...(facets.group !== undefined && !isPart && { g: facets.group }),
    ...(facets.scope !== undefined && !isPart && { c: facets.scope }),
    ...(facets.vendor !== undefined && { m: facets.vendor }),
    ...(facets.technique && facets.technique.length > 0 && { tq: facets.technique }),
    ...(weight !== 0 && { w: weight }),
    ...(operation?.shape === 'connect' && { x: 1 as const }),
    ...((operation ?? resource)?.removed && { r: 1 as const }),
    ...(resource?.local && { l: 1 as const }),
  };
}

/** Names of a resource that stand before a subresource or after a verb: the plural, the singular, short names. */
function nameForms({ resource, singular, shortNames }: Resource): string[] {
  return [...new Set([resource, singular, ...shortNames, ...(COMMON_NAMES[resource] ?? [])])];
}

function resourceFacets(resource: Resource): { group: string; scope: ReturnType<typeof scopeOf> } {
  return { group: groupLabel(resource.group), scope: scopeOf(resource) };
}

function scopeOf(resource: Resource): 'namespaced' | 'cluster' {
  return scopeLabel(resource) === 'namespaced' ? 'namespaced' : 'cluster';
}

function resourceRecord(resource: Resource): SearchRecord {
  const { name, kind, group, content } = resource;
  const qualified = group === '' ? [] : [`${resource.resource}.${group}`];
  return {
    facets: { kind: 'resource', ...resourceFacets(resource) },
    title: name,
    path: resourcePath(name),
    summary: plainText(content?.summary ?? `${kind} objects of the API group ${groupLabel(group)}.`),
    names: [kind, ...qualified].filter((word) => word !== name),
    aliases: content?.aliases ?? [],
    text: joinProse([content?.description, content?.role]),
    weight: resource.removed ? -4 : name === resource.resource || resource.local ? 4 : 2,
    resource,
  };
}

function operationRecord(operation: Operation, resource: Resource): SearchRecord {
  const { id, verb, subresource, content, summary } = operation;
  return {
    facets: { kind: 'operation', verb, ...resourceFacets(resource) },
    title: `${verb} ${resource.name}${subresource ? `/${subresource}` : ''}`,
    path: operationPath(resource.name, id),
    summary: plainText(summary),
    names: operationNames(operation),
    aliases: [...new Set((content?.kubectl ?? []).flatMap(commandWords))],
    text: joinProse([
      content?.description,
      content?.why,
      ...(content?.suspiciousWhen ?? []),
      ...(content?.traps ?? []),
      operation.localNote?.text,
    ]),
    weight: operationWeight(operation),
    resource,
    operation,
  };
}

/** Names of an operation beyond those that follow from verb and resource: its subresource alone, and the kind of its body. */
function operationNames({ subresource, kind, objectKind }: Operation): string[] {
  if (subresource === undefined) return [];
  const own = SHARED_SUBRESOURCES.has(subresource) ? [] : [subresource, ...(SUBRESOURCE_NAMES[subresource] ?? [])];
  const body = subresource !== 'scale' && kind !== objectKind ? [kind] : [];
  return [...new Set([...own, ...body])];
}

/** Subresources that so many resources have that the bare word means none of them. */
const SHARED_SUBRESOURCES: ReadonlySet<string> = new Set(['status', 'proxy']);

/** The words by which a command is known: "kubectl exec", "kubectl create token"; none for raw requests and for a flag before the command. */
function commandWords(command: string): string[] {
  const words = /^kubectl ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)?)(?: |$)/.exec(command)?.[1];
  return words && !command.includes('--raw') ? [`kubectl ${words}`] : [];
}

/** Of several that match alike, the one that is served, was described by hand and acts on the object itself. */
function operationWeight({ content, removed, verb, shape, subresource }: Operation): number {
  if (removed) return -5;
  const main =
    subresource === undefined
      ? 0
      : shape === 'connect' || subresource === 'log'
        ? Number(verb === 'get')
        : Number(verb === 'create' || verb === 'patch');
  return (content ? 1 : 0) + main - (subresource === 'status' ? 1 : 0);
}

function requestRecord(operation: NonResourceOperation): SearchRecord {
  const { id, verb, family, summary, content } = operation;
  const base = family.pattern.replace(/\/\*$/, '');
  return {
    facets: { kind: 'operation', verb, group: 'non-resource' },
    title: nonResourceTitle(operation),
    path: operationPath('nonresource', id),
    summary: plainText(summary),
    names: [id, base].filter((name) => name !== ''),
    aliases: [family.title, family.title.replace(/ \(.*\)$/, ''), family.slug],
    text: joinProse([content?.description, content?.why, ...(content?.traps ?? [])]),
    weight: 1,
  };
}

function fieldRecord(field: Field): SearchRecord {
  const { path, slug, summary, description, traps = [], aliases = [], values = [] } = field;
  const key = /\["([^"]+)"\](\[\])?$/.exec(path)?.[1];
  const inBody = /^(?:requestObject|responseObject)\.(.+)$/.exec(path)?.[1];
  return {
    facets: { kind: 'field' },
    title: path,
    path: `/fields/${slug}/`,
    summary: plainText(summary),
    names: key ? [key] : [],
    aliases: [...new Set([...aliases, ...(inBody ? [inBody] : []), lastSegment(path)])].filter(
      (alias) => alias !== path && alias !== key,
    ),
    text: joinProse([description, ...traps, ...values.map(({ value, meaning }) => `${value} ${meaning ?? ''}`)]),
    weight: inBody ? 0 : 1,
  };
}

/** The part by which a field is called in speech: "privileged"; of a free key (`<key>`) what holds it. */
function lastSegment(path: string): string {
  const parts = path
    .replace(/\["[^"]*"\](\[\])?$/, '')
    .replaceAll('[]', '')
    .split('.')
    .filter((part) => !part.startsWith('<'));
  return parts.at(-1) ?? path;
}

function termRecord(term: Term, path: string, aliases: readonly string[]): SearchRecord {
  const { id, summary, description, traps = [] } = term;
  return {
    facets: { kind: 'term' },
    title: id,
    path,
    summary: plainText(summary),
    names: [],
    aliases,
    text: joinProse([description, ...traps]),
    weight: 1,
  };
}

function verbNames({ id }: VerbTerm): string[] {
  return [`verb ${id}`, ...(VERB_NAMES[id] ?? [])];
}

function anyRecord(resource: Resource): SearchRecord {
  const { name } = resource;
  return {
    facets: { kind: 'any', ...resourceFacets(resource) },
    title: anyId(resource),
    path: operationPath(name, anyId(resource)),
    summary: `Rules that name ${name} and no verb.`,
    names: [],
    aliases: [],
    text: '',
    weight: -6,
    resource,
  };
}

function joinProse(texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .map(plainText)
    .join(' ');
}
