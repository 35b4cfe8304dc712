import type { Operation } from '../model.ts';

type Subject = Pick<Operation, 'verb' | 'resource' | 'subresource' | 'objectKind' | 'kind' | 'namespaced' | 'shape'>;

/** A sentence that is true of this verb, subresource and scope, for operations that nobody has described by hand. */
export function deriveSummary(operation: Subject): string {
  if (operation.shape === 'connect') return connectSummary(operation);
  return operation.subresource ? subresourceSummary(operation) : resourceSummary(operation);
}

function resourceSummary({ verb, objectKind: kind, namespaced }: Subject): string {
  const one = withArticle(kind);
  switch (verb) {
    case 'get':
      return `Reads one ${kind} by name.`;
    case 'list':
      return namespaced ? `Lists ${kind} objects of one namespace or of all.` : `Lists the ${kind} objects of the cluster.`;
    case 'watch':
      return `Opens a stream of changes to ${kind} objects, which lasts until one side ends it.`;
    case 'create':
      return isVirtual(kind) ? `Submits ${one} and gets the answer in the response; nothing is stored.` : `Creates ${one}.`;
    case 'update':
      return `Replaces ${one} with the object sent (HTTP PUT).`;
    case 'patch':
      return `Changes parts of ${one}: apply, edit, label, annotate and patch all arrive so.`;
    case 'delete':
      return `Deletes one ${kind} by name.`;
    case 'deletecollection':
      return namespaced
        ? `Deletes every ${kind} of a namespace that the selectors match, in one request.`
        : `Deletes every ${kind} that the selectors match, in one request.`;
  }
}

function subresourceSummary(subject: Subject): string {
  switch (subject.subresource) {
    case 'status':
      return statusSummary(subject);
    case 'scale':
      return scaleSummary(subject);
    case 'log':
      return `Reads the log of a container of one ${subject.objectKind}, at once or as a stream.`;
    case 'rollback':
      return `Rolls ${withArticle(subject.objectKind)} back to an earlier revision (long removed; kubectl sends an update instead).`;
    default:
      return otherSummary(subject);
  }
}

function statusSummary({ verb, objectKind }: Subject): string {
  const one = withArticle(objectKind);
  if (verb === 'get') return `Reads one ${objectKind} through its status subresource.`;
  return verb === 'update'
    ? `Replaces the status of ${one}; mostly the work of its controller.`
    : `Changes parts of the status of ${one}; mostly the work of its controller.`;
}

function scaleSummary({ verb, objectKind }: Subject): string {
  const one = withArticle(objectKind);
  if (verb === 'get') return `Reads the wanted and current replica count of one ${objectKind}.`;
  return verb === 'update'
    ? `Sets the replica count of ${one} by replacing its Scale, as autoscalers do.`
    : `Changes the replica count of ${one} with a patch of its Scale, as kubectl scale does.`;
}

function otherSummary({ verb, subresource, objectKind, kind }: Subject): string {
  const one = withArticle(objectKind);
  switch (verb) {
    case 'get':
      return `Reads one ${objectKind} through its ${subresource} subresource.`;
    case 'create':
      return `Submits ${withArticle(kind)} to the ${subresource} subresource of ${one}.`;
    case 'update':
      return `Replaces what the ${subresource} subresource of ${one} covers (HTTP PUT).`;
    case 'patch':
      return `Changes what the ${subresource} subresource of ${one} covers (HTTP PATCH).`;
    default:
      return `Sends ${verb} to the ${subresource} subresource of ${one}.`;
  }
}

function connectSummary({ verb, subresource, objectKind, resource }: Subject): string {
  const method = { get: 'GET', create: 'POST', update: 'PUT', patch: 'PATCH', delete: 'DELETE' }[verb as string] ?? verb;
  if (subresource === 'proxy') {
    const target = resource === 'nodes' ? "a node's kubelet" : `a ${objectKind.toLowerCase()}`;
    return `Sends an HTTP ${method} request to ${target} through the API server.`;
  }
  const transport = verb === 'get' ? 'WebSocket' : 'SPDY';
  return `Opens ${withArticle(subresource ?? '')} connection to one ${objectKind} over ${transport} (HTTP ${method}).`;
}

/** Kinds that are a question: the API server answers and stores nothing. */
function isVirtual(kind: string): boolean {
  return /Review$/.test(kind);
}

function withArticle(kind: string): string {
  if (/^(Endpoints)$/.test(kind)) return `an ${kind} object`;
  return /^[AEIOaeio]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
