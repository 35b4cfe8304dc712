import { type LoggedLevel, levelOf } from '../../catalog/derive/policy-level.ts';
import type { Catalog, NonResourceOperation, Operation, Provider } from '../../catalog/model.ts';
import type { AuditPolicy, PolicyLevel } from '../../schema/provider.ts';
import { groupLabel, operationTitle, targetLabel } from '../labels.ts';
import type { Link } from '../link.ts';
import { nonResourceTitle } from '../nonresource-page.ts';
import { actorHref, dialectHref, nonResourceHref, operationHref, providerHref, resourceHref } from '../urls.ts';
import { levelWords } from './logged-line.ts';
import { describePolicyRule } from './policy-words.ts';

/** What the page of a provider shows. */
export interface ProviderPage {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly summary: string;
  readonly logging: string;
  readonly enable: string;
  readonly destination: string;
  readonly description?: string | undefined;
  readonly missing: readonly string[];
  readonly wrappers: readonly string[];
  readonly actors: readonly Link[];
  /** Dialects of its records as they arrive in products. */
  readonly dialects: readonly Link[];
  readonly policies: readonly PolicyView[];
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

export interface PolicyView {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly inForce: boolean;
  /** Said where the policy is not published whole. */
  readonly caveat?: string | undefined;
  /** What has to be on for some requests, as a sentence. */
  readonly switched?: string | undefined;
  readonly reference: string;
  readonly rules: readonly { readonly level: string; readonly text: string }[];
  /** How many operations are at each level, most detail first; none where the level is one for all or not known. */
  readonly counts: readonly { readonly level: string; readonly count: number }[];
  /** Operations that it never writes, whoever asks. */
  readonly never: readonly Link[];
  readonly rows: readonly PolicyRow[];
}

/** Verbs of one resource or subresource by the level at which they are written. */
export interface PolicyRow {
  readonly target: string;
  readonly href: string;
  readonly group: string;
  readonly verbs: Readonly<Record<PolicyLevel, string>>;
  /** Verbs for which it depends on the caller or the object. */
  readonly depends: string;
}

const LOGGING: Readonly<Record<Provider['logging'], string>> = {
  on: 'On from the start',
  'opt-in': 'Off until it is switched on at the provider',
  off: 'Off until an audit policy and flags are set',
};

const CAVEATS: Readonly<Record<AuditPolicy['basis'], string | undefined>> = {
  published: undefined,
  mostly: 'The provider names this file as most of its policy; a cluster can differ.',
  unpublished: 'The policy behind it is not published, so the level of an operation can only be read from your own log.',
};

/** Props of the page of one provider. */
export function toProviderPage(provider: Provider, catalog: Catalog): ProviderPage {
  const { id, title, name, summary, logging, enable, destination, description, missing, wrappers = [], references } = provider;
  return {
    ...{ id, title, name, summary, logging: LOGGING[logging], enable, destination, description, missing, wrappers, references },
    actors: catalog.actors
      .filter(({ content }) => content?.provider === id)
      .map((actor) => ({ text: actor.name, href: actorHref(actor) })),
    dialects: catalog.dialects
      .filter((dialect) => provider.dialects?.includes(dialect.id))
      .map((dialect) => ({ text: dialect.title, href: dialectHref(dialect) })),
    policies: provider.policies.map((policy) => toPolicyView(policy, catalog)),
  };
}

function toPolicyView(policy: AuditPolicy, catalog: Catalog): PolicyView {
  const { id, title, summary, basis, reference, switchedOn, rules = [] } = policy;
  const served = catalog.operations.filter(({ removed }) => !removed);
  const answers = served.map((operation) => ({ operation, answer: levelOf(policy, operation) }));
  const isOne =
    new Set(answers.map(({ answer }) => answer.level)).size <= 1 && answers.every(({ answer }) => answer.exceptions.length === 0);
  return {
    ...{ id, title, summary, inForce: policy.default, caveat: CAVEATS[basis], reference },
    switched: switchedOn && `Records of ${switchedOn.verbs.join(', ')} arrive only with ${switchedOn.by}, as a rule.`,
    rules: rules.map((rule) => ({ level: rule.level, text: describePolicyRule(rule) })),
    counts: isOne ? [] : countLevels(answers),
    never: isOne ? [] : neverLogged(policy, answers, catalog),
    rows: isOne ? [] : toRows(answers, catalog),
  };
}

interface Answer {
  readonly operation: Operation;
  readonly answer: LoggedLevel;
}

const MOST_FIRST: readonly PolicyLevel[] = ['RequestResponse', 'Request', 'Metadata', 'None'];

function countLevels(answers: readonly Answer[]): PolicyView['counts'] {
  return MOST_FIRST.map((level) => ({ level, count: answers.filter(({ answer }) => answer.level === level).length })).filter(
    ({ count }) => count > 0,
  );
}

function neverLogged(policy: AuditPolicy, answers: readonly Answer[], { nonResource }: Catalog): Link[] {
  const isNever = ({ level, exceptions, leftOut }: LoggedLevel): boolean =>
    leftOut || (level === 'None' && exceptions.every((exception) => exception.level === 'None'));
  const requests = nonResource.filter((request: NonResourceOperation) => isNever(levelOf(policy, request)));
  return [
    ...answers
      .filter(({ answer }) => isNever(answer))
      .map(({ operation }) => ({ text: operationTitle(operation), href: operationHref(operation) })),
    ...requests.map((request) => ({ text: nonResourceTitle(request), href: nonResourceHref(request) })),
  ];
}

function toRows(answers: readonly Answer[], { resources }: Catalog): PolicyRow[] {
  const byTarget = Map.groupBy(answers, ({ operation: { resourceName, subresource } }) => `${resourceName} ${subresource ?? ''}`);
  return [...byTarget.values()].flatMap((parts) => {
    const operation = parts[0]?.operation;
    const resource = resources.find(({ name }) => name === operation?.resourceName);
    if (!operation || !resource) return [];
    const verbsAt = (level: PolicyLevel): string => verbsOf(parts.filter(({ answer }) => answer.level === level));
    return [
      {
        target: targetLabel(operation),
        href: resourceHref(resource),
        group: groupLabel(operation.group),
        verbs: {
          None: verbsAt('None'),
          Metadata: verbsAt('Metadata'),
          Request: verbsAt('Request'),
          RequestResponse: verbsAt('RequestResponse'),
        },
        depends: verbsOf(parts.filter(({ answer }) => answer.exceptions.length > 0)),
      },
    ];
  });
}

function verbsOf(answers: readonly Answer[]): string {
  return answers.map(({ operation }) => operation.verb).join(', ');
}

/** Operations that the index compares: what people ask of a log first. */
const COMPARED = [
  'get-pods-exec',
  'create-pods-exec',
  'get-secrets',
  'list-secrets',
  'create-serviceaccounts-token',
  'create-clusterrolebindings',
  'patch-configmaps',
  'create-pods',
  'delete-events',
  'get-nodes-proxy',
];

export interface ProviderIndex {
  readonly providers: readonly { readonly link: Link; readonly logging: string; readonly summary: string }[];
  readonly compared: readonly { readonly operation: Link; readonly levels: readonly string[] }[];
}

/** All providers side by side. */
export function toProviderIndex(catalog: Catalog): ProviderIndex {
  const { providers, operations } = catalog;
  return {
    providers: providers.map((provider) => ({
      link: {
        text: provider.title,
        href: providerHref(provider),
        note: provider.name === provider.title ? undefined : provider.name,
      },
      logging: LOGGING[provider.logging],
      summary: provider.summary,
    })),
    compared: COMPARED.flatMap((id) => {
      const operation = operations.find((candidate) => candidate.id === id);
      if (!operation) return [];
      const levels = providers.map((provider) => levelWords(provider, operation));
      return [{ operation: { text: operationTitle(operation), href: operationHref(operation) }, levels }];
    }),
  };
}
