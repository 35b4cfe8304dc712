import { type LoggedLevel, levelOf } from '../../catalog/derive/policy-level.ts';
import type { Catalog, NonResourceOperation, Operation, Provider } from '../../catalog/model.ts';
import type { AuditPolicy } from '../../schema/provider.ts';
import type { Link } from '../link.ts';
import { providerHref } from '../urls.ts';

/** How one operation is logged at each managed Kubernetes: the name with a link, and the level in a word or three. */
export function loggedAt(operation: Operation | NonResourceOperation, { providers }: Catalog): Link[] {
  return providers
    .filter(({ logging }) => logging !== 'off')
    .map((provider) => ({ text: provider.title, href: providerHref(provider), note: levelWords(provider, operation) }));
}

/** "Request", "not logged", "Metadata, depends"; of unpublished policies the categories that carry it. */
export function levelWords({ policies }: Provider, operation: Operation | NonResourceOperation): string {
  const inForce = policies.filter((policy) => policy.default);
  const [first] = inForce;
  if (first) return withDoubt(withSwitch(levelWord(levelOf(first, operation)), first, operation.verb), first);
  const carrying = policies.filter((policy) => !levelOf(policy, operation).leftOut);
  const all = carrying.length === policies.length;
  return all ? 'level not published' : `only in ${carrying.map(({ title }) => title).join(', ')}`;
}

/** "Request with Data Access logs" */
function withSwitch(word: string, { switchedOn }: AuditPolicy, verb: string): string {
  return switchedOn?.verbs.includes(verb) && word !== NOT_LOGGED ? `${word} with ${switchedOn.by}` : word;
}

/** "probably Metadata": the file that was read is not the one that the clusters run with. */
function withDoubt(word: string, { basis }: AuditPolicy): string {
  return basis === 'mostly' ? `probably ${word}` : word;
}

const NOT_LOGGED = 'not logged';

/** One level of one policy; `depends` where an earlier rule asks who or what. */
function levelWord({ level, exceptions }: LoggedLevel): string {
  const word = level === undefined ? 'level not published' : level === 'None' ? NOT_LOGGED : level;
  return exceptions.length > 0 ? `${word}, depends` : word;
}
