import { grantsOf } from '../../catalog/derive/role-grants.ts';
import type { Actor, Catalog, Role } from '../../catalog/model.ts';
import { plainText } from '../prose.ts';
import { toTwinRule } from '../rules/rule-rows.ts';
import { rulesAbout, summaryOfActor } from './actor-page.ts';
import { rulesNoticing } from './noticing-rules.ts';
import { isRecorded, summaryOf } from './role-page.ts';

/** JSON twin of the page of a role: its rules as they are, the operations that follow from them, and all rules that name one. */
export function toRoleTwin(role: Role, catalog: Catalog): object {
  const { name, namespace, note, rules, effective, aggregateFrom, aggregateTo, subjects, kubernetes, source } = role;
  const grants = grantsOf(effective, catalog);
  return {
    ...{ name, namespace, kubernetes, source, summary: summaryOf(role, catalog), watch: note?.watch && plainText(note.watch) },
    ...{ aggregateFrom, aggregateTo, subjects, rules },
    everyResource: grants.everywhere,
    operations: grants.operations.map(({ operation, names }) => ({ id: operation.id, resourceNames: names })),
    requests: grants.requests.map(({ id }) => id),
    everyPath: grants.everyPath,
    neverRecorded: grants.words.filter(({ verb }) => !isRecorded(verb)),
    notInCatalog: grants.unserved,
    detectionRules: rulesNoticing(grants, catalog).map((rule) => toTwinRule(rule)),
  };
}

/** JSON twin of the page of an identity. */
export function toActorTwin(actor: Actor, catalog: Catalog): object {
  const { name, kind, content, roles, deeds } = actor;
  const [wanted, excluded] = rulesAbout(actor, catalog);
  return {
    ...{ name, kind, summary: summaryOfActor(actor), provider: content?.provider, groups: content?.groups },
    description: content?.description && plainText(content.description),
    unverified: content?.unverified ?? false,
    does: content?.does?.map(plainText),
    suspiciousWhen: content?.suspiciousWhen?.map(plainText),
    spoofing: content?.spoofing && plainText(content.spoofing),
    roles: roles.map(({ role, by }) => ({ name: role.name, namespace: role.namespace, by })),
    operations: deeds.map(({ operation, caller }) => ({ id: operation.id, ...caller })),
    rulesThatLookForIt: wanted.map((rule) => toTwinRule(rule)),
    rulesThatLeaveItOut: excluded.map((rule) => toTwinRule(rule)),
    references: content?.references ?? [],
  };
}
