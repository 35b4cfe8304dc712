import type { Catalog, Field, Resource } from '../catalog/model.ts';
import type { OperationPage } from './operation-page.ts';
import { plainText } from './prose.ts';
import type { QueryRow } from './queries/operation-queries.ts';
import { rulesNaming } from './resource-page.ts';
import { toFieldRules, usesOfField } from './rules/field-rules.ts';
import { indicatorRows, operationRows, toTwinRule } from './rules/rule-rows.ts';

/** JSON twin of an operation page: its row of data/operations.json and what the page adds. */
export function toOperationTwin(row: object, page: OperationPage, catalog: Catalog, queries: readonly QueryRow[] = []): object {
  return {
    ...row,
    longDescription: page.description && plainText(page.description),
    whyItMatters: page.why && plainText(page.why),
    ...(page.localNote && { localNote: { ...page.localNote, text: plainText(page.localNote.text) } }),
    traps: page.traps.map(plainText),
    suspiciousWhen: page.suspicious.map(plainText),
    callers: page.callers.map(({ html, source, ...caller }) => caller),
    loggedAt: Object.fromEntries(page.logged.map(({ text, note }) => [text, note])),
    requests: page.requests,
    kubectl: page.kubectl,
    stages: page.stages,
    usefulLevel: page.level,
    rbacRule: page.rbac,
    auditPolicyRule: page.policy,
    fields: [...page.fields.main, ...page.fields.rare].flatMap(({ rows }) =>
      rows.map(({ path, type, level, control, note }) => ({ path, type, level, control, note })),
    ),
    rules: operationRows(page.id, catalog),
    attack: page.attack,
    indicators: page.rules ? indicatorRows(page.rules.indicators) : [],
    queries,
    samples: page.samples.map(({ level, json }) => ({ level, event: JSON.parse(json) })),
    references: page.references,
  };
}

/** JSON twin of a resource page: what the resource is, the rules that name it, and its rows of data/operations.json. */
export function toResourceTwin(resource: Resource, operations: readonly object[], catalog: Catalog): object {
  const { name, group, kind, singular, shortNames, namespaced, subresources, content } = resource;
  return {
    ...{ name, apiGroup: group, resource: resource.resource, kind, singular, shortNames, namespaced, subresources },
    summary: content?.summary,
    description: content && plainText(content.description),
    role: content && plainText(content.role),
    references: content?.references ?? [],
    rules: rulesNaming(resource, catalog).map((rule) => toTwinRule(rule)),
    operations,
    ...(resource.local && { local: true }),
  };
}

/** JSON twin of a field page, with all rules that test it and all values. */
export function toFieldTwin(field: Field, row: object, catalog: Catalog): object {
  const { description, presence, when, since, removed, body, values, example, traps, references } = field;
  return {
    ...row,
    longDescription: description && plainText(description),
    presence,
    when,
    since,
    removed,
    body,
    values,
    example,
    traps,
    rules: usesOfField(field, catalog).map(({ rule }) => toTwinRule(rule)),
    indicators: indicatorRows(toFieldRules(field, catalog).indicators),
    references,
  };
}
