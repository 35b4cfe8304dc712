import { operationPath } from '../audit/operation-id.ts';
import { LEVELS } from '../schema/common.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { AttackDump, DialectsDump, FieldsDump, OperationsDump, RulesDump } from '../schema/dump.ts';
import { namesByDialect } from './dialect-names.ts';
import type { ApiVersion, Catalog, Field, NonResourceOperation, Operation, Resource, Rule } from './model.ts';
import { anyId, rulePath } from './rule-address.ts';
import { ATTACK_NOTICE, indexTechniques, type Technique, techniquePath } from './techniques.ts';

export { dumpSchema } from '../schema/dump.ts';

/** The content of data/operations.json. */
export function dumpOperations(catalog: Catalog): OperationsDump {
  return {
    kubernetes: catalog.newestVersion,
    operations: [
      ...catalog.operations.map((operation) => dumpOperation(operation, catalog)),
      ...catalog.nonResource.map((operation) => dumpNonResource(operation, catalog)),
    ],
    synthetic: catalog.resources.map((resource) => dumpSynthetic(resource, catalog)),
  };
}

/** The content of data/fields.json. */
export function dumpFields(catalog: Catalog): FieldsDump {
  return { fields: catalog.fields.map((field) => dumpField(field, catalog)) };
}

/** The content of data/dialects.json. */
export function dumpDialects({ dialects }: Catalog): DialectsDump {
  return { dialects: dialects.map(dumpDialect) };
}

/** One dialect as in data/dialects.json. */
export function dumpDialect(dialect: Dialect): DialectsDump['dialects'][number] {
  const {
    id,
    title,
    product,
    summary,
    languages,
    select = null,
    prefixes,
    notation,
    annotationDots,
    leavesOnly = false,
  } = dialect;
  const { absent, otherwise, quirks, corpora = [], references } = dialect;
  return {
    ...{ id, title, product, summary, url: `/dialects/${id}/`, languages, select },
    ...{ prefixes, notation, annotationDots, leavesOnly, absent, otherwise, quirks, corpora, references },
  };
}

/** The content of data/rules.json. */
export function dumpRules(catalog: Catalog): RulesDump {
  return { rules: catalog.rules.map(dumpRule) };
}

/** The content of data/attack.json. */
export function dumpAttack(catalog: Catalog): AttackDump {
  const { versions, tactics } = catalog.attack;
  return {
    notice: ATTACK_NOTICE,
    versions: versions.map(({ id, release, date }) => ({ id, release, date })),
    tactics: tactics.map(({ id, name, nameBefore = null, since = null }) => ({ id, name, nameBefore, since })),
    techniques: [...indexTechniques(catalog).values()].map(dumpTechnique),
    microsoft: catalog.microsoft.map((row) => ({
      ...row,
      operations: catalog.operations
        .filter(({ content }) => content?.microsoft?.some(({ id, proposed }) => id === row.id && !proposed))
        .map(({ id }) => id),
    })),
  };
}

/** One technique as in data/attack.json. */
export function dumpTechnique({ entry, rules, operations }: Technique): AttackDump['techniques'][number] {
  const { id, name = null, v18 = null, v19 = null, containers = false, revokedBy = null } = entry;
  return {
    ...{ id, name, url: techniquePath(id), tactics: { 18: v18, 19: v19 }, containers, revokedBy },
    rules: rules.map((rule) => ({ corpus: rule.corpus, id: rule.id, attackVersion: rule.attackVersion ?? null })),
    operations: operations.map(({ operation, mapping: { rules: by, sources, microsoft, when, proposed } }) => ({
      id: operation.id,
      vendors: [...new Set(by.map(({ corpus }) => corpus))],
      sources: sources.map(({ title, url, attackVersion = null }) => ({ title, url, attackVersion })),
      ...{ microsoft: [...microsoft], when: when ?? null, proposed },
    })),
  };
}

/** One rule as in data/rules.json. */
export function dumpRule(rule: Rule): RulesDump['rules'][number] {
  const { corpus, id, title, authors = [], tactics, techniques, language, logSource, reading, predicate, unsupported } = rule;
  return {
    ...{ corpus, id, title, url: rulePath(rule), source: rule.url, license: rule.provenance.license, authors },
    ...{ severity: rule.severity.level, status: rule.status.level, tactics, techniques, language, logSource, reading },
    ...{ predicate, unsupported, appliesToAll: rule.appliesToAll },
    ...(rule.local && { local: true }),
    operations: [
      ...rule.reach.map(({ operation, how }) => ({ id: operation.id, how: how === 'any' ? ('also' as const) : how })),
      ...rule.anyOf.map((resource) => ({ id: anyId(resource), how: 'any' as const })),
    ],
    health: rule.health.map(({ code, certainty, dead, message, fix }) => ({ code, certainty, dead, message, fix })),
  };
}

/** The rules of an operation; one that names its resource and no verb is `any` on `any-<resource>` alone. */
function dumpReach(id: string, { rulesOf }: Catalog): OperationsDump['operations'][number]['rules'] {
  const isSynthetic = id.startsWith('any-');
  return (rulesOf.get(id) ?? []).map(({ rule, how }) => ({
    corpus: rule.corpus,
    id: rule.id,
    how: how === 'any' && !isSynthetic ? 'also' : how,
  }));
}

/** One operation as in data/operations.json. */
export function dumpOperation(operation: Operation, catalog: Catalog): OperationsDump['operations'][number] {
  const { id, verb, group, resource, subresource, namespaced, versions, summary, content } = operation;
  return {
    ...{ id, verb, apiGroup: group, resource, subresource: subresource ?? null, namespaced },
    apiVersions: versions.map(dumpVersion),
    url: operationPath(operation.resourceName, id),
    ...{ description: summary, derived: content === undefined, path: null, rules: dumpReach(id, catalog) },
    ...(operation.local && { local: true }),
  };
}

export function dumpNonResource(operation: NonResourceOperation, catalog: Catalog): OperationsDump['operations'][number] {
  const { id, verb, family, summary, content } = operation;
  return {
    ...{ id, verb, apiGroup: null, resource: null, subresource: null, namespaced: null, apiVersions: [] },
    url: operationPath('nonresource', id),
    ...{ description: summary, derived: content === undefined, path: family.pattern, rules: dumpReach(id, catalog) },
  };
}

export function dumpField(field: Field, catalog: Pick<Catalog, 'fields' | 'dialects'>): FieldsDump['fields'][number] {
  const levels = LEVELS.slice(LEVELS.indexOf(field.level));
  const { path, type, stages, control, summary } = field;
  const { names, lost } = namesByDialect(path, catalog);
  return {
    ...{ path, type, levels, stages, control, url: `/fields/${field.slug}/`, description: summary },
    names: Object.fromEntries(
      Object.entries(names).map(([id, found]) => [
        id,
        found.map(({ name, basis, partial, first }) => ({ name, basis, ...(partial && { partial }), ...(first && { first }) })),
      ]),
    ),
    lost: [...lost],
  };
}

function dumpSynthetic({ name, group, resource, local }: Resource, catalog: Catalog): OperationsDump['synthetic'][number] {
  const id = anyId({ name });
  return { id, apiGroup: group, resource, url: operationPath(name, id), rules: dumpReach(id, catalog), ...(local && { local }) };
}

function dumpVersion({
  version,
  stage,
  since,
  removed,
  servedByDefault,
}: ApiVersion): OperationsDump['operations'][number]['apiVersions'][number] {
  return {
    ...{ version, stage, since: since?.minor ?? null, sinceExact: since?.exact ?? true },
    ...{ removed: removed?.minor ?? null, removedExact: removed?.exact ?? true, servedByDefault: servedByDefault ?? null },
  };
}
