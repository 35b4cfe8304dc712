import type { Actor, Catalog, Provider, Role } from '../../catalog/model.ts';
import { summaryOfActor } from '../access/actor-page.ts';
import { summaryOf } from '../access/role-page.ts';
import { plainText } from '../prose.ts';
import type { SearchRecord } from './search-record.ts';

const CONTROLLER = 'system:controller:';

/**
 * Identities, default roles and providers. Summaries of the many are short, as the browser loads them all; the prose has them whole. The role of a controller is found with the controller, whose page leads to it.
 */
export function toAccessRecords(catalog: Catalog): SearchRecord[] {
  return [
    ...catalog.actors.map(actorRecord),
    ...catalog.roles.filter(({ name }) => !name.startsWith(CONTROLLER)).map((role) => roleRecord(role, catalog)),
    ...catalog.providers.map(providerRecord),
  ];
}

function record(part: Pick<SearchRecord, 'title' | 'path' | 'summary'> & Partial<SearchRecord>): SearchRecord {
  return { facets: { kind: 'page' }, names: [], aliases: [], text: '', weight: 0, ...part };
}

function actorRecord(actor: Actor): SearchRecord {
  const { name, slug, content, roles } = actor;
  const account = /^system:serviceaccount:[^:<]+:([^<]+)$/.exec(name)?.[1];
  const own = roles.map(({ role }) => role.name).filter((role) => role.startsWith(CONTROLLER));
  const summary = plainText(summaryOfActor(actor));
  const { description, does = [], suspiciousWhen = [], spoofing } = content ?? {};
  return record({
    ...{ title: name, path: `/actors/${slug}/`, summary: own.length > 0 ? 'A controller of kube-system.' : summary, weight: 1 },
    names: [...(account ? [account] : []), ...own],
    aliases: name.includes('<') ? [name.replace(/<[^>]*>/g, '')] : [],
    text: [summary, description, ...does, ...suspiciousWhen, spoofing]
      .filter((text) => text !== undefined)
      .map(plainText)
      .join(' '),
  });
}

function roleRecord(role: Role, catalog: Catalog): SearchRecord {
  const { name, slug, namespace, note } = role;
  return record({
    title: `${namespace === undefined ? 'ClusterRole' : 'Role'} ${name}`,
    ...{ path: `/roles/${slug}/`, summary: 'What it allows.', names: [name] },
    text: plainText(`${summaryOf(role, catalog)} ${note?.watch ?? ''}`),
  });
}

function providerRecord({ id, title, name, summary, description, destination, missing, policies }: Provider): SearchRecord {
  return record({
    title: `What ${title} logs`,
    ...{ path: `/providers/${id}/`, summary: plainText(summary), weight: 1 },
    names: [`${title} audit`],
    aliases: [...new Set([title, name, `${title} audit policy`, `${title} audit log`])],
    text: [description ?? '', destination, ...missing, ...policies.map((policy) => `${policy.title}: ${policy.summary}`)]
      .map(plainText)
      .join(' '),
  });
}
