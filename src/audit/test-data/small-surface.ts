import { createSurface, type SurfaceData } from '../surface.ts';

const ALL = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const connect = ['get', 'create'];

/** A few resources of Kubernetes 1.36 and one that is gone: enough to test what reads a surface. */
export const SMALL_SURFACE_DATA: SurfaceData = {
  newest: '1.36',
  resources: [
    {
      ...{ group: '', resource: 'pods', name: 'pods', kind: 'Pod', namespaced: true, removed: false },
      verbs: { '': ALL, exec: connect, attach: connect, portforward: connect, log: ['get'], proxy: ['get', 'create', 'update', 'patch', 'delete'], eviction: ['create'], status: ['get', 'update', 'patch'] },
    },
    { ...{ group: '', resource: 'secrets', name: 'secrets', kind: 'Secret', namespaced: true, removed: false }, verbs: { '': ALL } },
    {
      ...{ group: '', resource: 'serviceaccounts', name: 'serviceaccounts', kind: 'ServiceAccount', namespaced: true, removed: false },
      verbs: { '': ALL, token: ['create'] },
    },
    { ...{ group: '', resource: 'events', name: 'events', kind: 'Event', namespaced: true, removed: false }, verbs: { '': ALL } },
    {
      ...{ group: '', resource: 'namespaces', name: 'namespaces', kind: 'Namespace', namespaced: false, removed: false },
      verbs: { '': ALL.filter((verb) => verb !== 'deletecollection'), status: ['get', 'update', 'patch'], finalize: ['update'] },
    },
    {
      ...{ group: '', resource: 'nodes', name: 'nodes', kind: 'Node', namespaced: false, removed: false },
      verbs: { '': ALL, proxy: ['get', 'create', 'update', 'patch', 'delete'] },
    },
    {
      ...{ group: 'apps', resource: 'deployments', name: 'deployments', kind: 'Deployment', namespaced: true, removed: false },
      verbs: { '': ALL, scale: ['get', 'update', 'patch'] },
    },
    {
      ...{ group: 'extensions', resource: 'deployments', name: 'deployments.extensions', kind: 'Deployment', namespaced: true, removed: true },
      verbs: { '': ALL },
    },
    {
      ...{ group: 'events.k8s.io', resource: 'events', name: 'events.events.k8s.io', kind: 'Event', namespaced: true, removed: false },
      verbs: { '': ALL },
    },
  ],
  nonResource: [
    { slug: 'root', title: 'Path index', pattern: '/', methods: ['get'] },
    { slug: 'healthz', title: 'Health checks (healthz)', pattern: '/healthz/*', methods: ['get'] },
    { slug: 'api', title: 'Versions of the core API', pattern: '/api', methods: ['get'] },
    { slug: 'api-version', title: 'Resources of a core API version', pattern: '/api/<version>', methods: ['get'] },
    { slug: 'apis-group-version', title: 'Resources of an API group version', pattern: '/apis/<group>/<version>', methods: ['get'] },
  ],
};

export const SMALL_SURFACE = createSurface(SMALL_SURFACE_DATA);
