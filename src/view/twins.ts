import type { Field, Resource } from '../catalog/model.ts';
import type { OperationPage } from './operation-page.ts';
import { plainText } from './prose.ts';

/** JSON twin of an operation page: its row of data/operations.json and what the page adds. */
export function toOperationTwin(row: object, page: OperationPage): object {
  return {
    ...row,
    longDescription: page.description && plainText(page.description),
    whyItMatters: page.why && plainText(page.why),
    traps: page.traps.map(plainText),
    suspiciousWhen: page.suspicious.map(plainText),
    callers: page.callers,
    requests: page.requests,
    kubectl: page.kubectl,
    stages: page.stages,
    usefulLevel: page.level,
    rbacRule: page.rbac,
    auditPolicyRule: page.policy,
    fields: [...page.fields.main, ...page.fields.rare].flatMap(({ rows }) =>
      rows.map(({ path, type, level, control, note }) => ({ path, type, level, control, note })),
    ),
    samples: page.samples.map(({ level, json }) => ({ level, event: JSON.parse(json) })),
    references: page.references,
  };
}

/** JSON twin of a resource page: what the resource is, and its rows of data/operations.json. */
export function toResourceTwin(resource: Resource, operations: readonly object[]): object {
  const { name, group, kind, singular, shortNames, namespaced, subresources, content } = resource;
  return {
    ...{ name, apiGroup: group, resource: resource.resource, kind, singular, shortNames, namespaced, subresources },
    summary: content?.summary,
    description: content && plainText(content.description),
    role: content && plainText(content.role),
    references: content?.references ?? [],
    operations,
  };
}

/** JSON twin of a field page. */
export function toFieldTwin(field: Field, row: object): object {
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
    references,
  };
}
