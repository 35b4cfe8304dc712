import type { BuilderData } from '../../../view/builder-data.ts';

const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const;
const ANSWERED = STAGES.slice(1);

/** Pods, exec, Secrets and one path, with the names of jq. */
export const SMALL: BuilderData = {
  resources: [
    {
      ...{ name: 'pods', group: '', resource: 'pods', namespaced: true },
      operations: [
        ['create', '', 'c'],
        ['get', '', ''],
        ['watch', '', 'cl'],
        ['get', 'exec', 'l'],
        ['create', 'exec', 'l'],
      ],
    },
    { ...{ name: 'secrets', group: '', resource: 'secrets', namespaced: true }, operations: [['list', '', 'c']] },
  ],
  families: [{ id: 'get-healthz', verb: 'get', pattern: '/healthz', isLong: false }],
  acts: [['get-pods-exec', 'create-pods-exec']],
  fields: [
    { path: 'verb', type: 'string', control: 'client', level: 'Metadata', stages: STAGES },
    { path: 'user.username', type: 'string', control: 'authenticator', level: 'Metadata', stages: STAGES },
    { path: 'user.groups[]', type: 'string', control: 'authenticator', level: 'Metadata', stages: STAGES },
    { path: 'userAgent', type: 'string', control: 'client', level: 'Metadata', stages: STAGES },
    { path: 'requestObject', type: 'any', control: 'client', level: 'Request', stages: STAGES },
    { path: 'responseStatus.code', type: 'integer', control: 'server', level: 'Metadata', stages: ANSWERED },
    { path: 'responseObject', type: 'any', control: 'server', level: 'RequestResponse', stages: ['ResponseComplete'] },
  ],
  dialects: [{ id: 'jq', title: 'jq', product: 'jq', fields: [], prefixes: [{ prefix: '.', path: '' }] }],
};
