import type { ResourceRequest } from '../request-info.ts';

/** What is asked for, in words that go before the target: `list`, `run a command in`. `whole` names all objects, not one. */
export interface Action {
  readonly text: string;
  readonly whole: boolean;
}

/** The words for a verb on a resource or subresource: what the request asks for, never whether it was done. */
export function describeAction({ verb, resource, subresource, name }: ResourceRequest): Action {
  if (subresource !== '') return { text: describeSubresource(verb, resource, subresource), whole: false };
  const whole = verb === 'list' || verb === 'watch' || verb === 'deletecollection' || (name === '' && verb !== 'create');
  return { text: PLAIN[verb] ?? otherVerb(verb), whole };
}

const PLAIN: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ get: 'read', list: 'list', watch: 'watch', create: 'create', update: 'replace', patch: 'patch', delete: 'delete' },
  ...{ deletecollection: 'delete all selected', proxy: 'reach, through the old proxy path,' },
});

function otherVerb(verb: string): string {
  return verb === '' ? 'do something with' : `do "${verb.slice(0, 60)}" on`;
}

function describeSubresource(verb: string, resource: string, subresource: string): string {
  const special = SPECIAL[`${verb} ${resource}/${subresource}`] ?? SPECIAL[`${verb} */${subresource}`];
  return special ?? `${PLAIN[verb] ?? otherVerb(verb)} the ${subresource.slice(0, 60)} subresource of`;
}

const EXEC = 'run a command in';
const ATTACH = 'attach to a container of';
const FORWARD = 'forward ports to';
const APPROVE = 'set the approval of';

const SPECIAL: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ 'get pods/exec': EXEC, 'create pods/exec': EXEC, 'get pods/attach': ATTACH, 'create pods/attach': ATTACH },
  ...{ 'get pods/portforward': FORWARD, 'create pods/portforward': FORWARD, 'get pods/log': 'read the log of' },
  ...{
    'create pods/eviction': 'evict',
    'create pods/binding': 'bind to a node',
    'create serviceaccounts/token': 'issue a token for',
  },
  ...{ 'update certificatesigningrequests/approval': APPROVE, 'patch certificatesigningrequests/approval': APPROVE },
  'patch pods/ephemeralcontainers': 'patch the ephemeral containers of',
  'update pods/ephemeralcontainers': 'replace the ephemeral containers of',
  ...{ 'get */scale': 'read the scale of', 'update */scale': 'set the scale of', 'patch */scale': 'change the scale of' },
  ...{
    'get */status': 'read the status of',
    'update */status': 'replace the status of',
    'patch */status': 'patch the status of',
  },
  'get */proxy': 'send a GET or HEAD through the API server to',
  'create */proxy': 'send a POST through the API server to',
  'update */proxy': 'send a PUT through the API server to',
  'patch */proxy': 'send a PATCH through the API server to',
  'delete */proxy': 'send a DELETE through the API server to',
});
