import type { Stage } from '../../schema/common.ts';
import type { Field, Operation } from '../model.ts';
import type { RecordField } from './record-field.ts';

/** Where a workload kind keeps the spec of the pods that it makes. */
const POD_SPEC_OF: Readonly<Record<string, string>> = {
  Pod: 'spec',
  PodTemplate: 'template.spec',
  ReplicationController: 'spec.template.spec',
  ReplicaSet: 'spec.template.spec',
  Deployment: 'spec.template.spec',
  DaemonSet: 'spec.template.spec',
  StatefulSet: 'spec.template.spec',
  Job: 'spec.template.spec',
  CronJob: 'spec.jobTemplate.spec.template.spec',
};

/** Body paths that an operation's record has: in the request for writes and deletes, in the response for reads. None for streams. */
export function bodyPaths(operation: Operation, fields: readonly Field[], stages: readonly Stage[]): RecordField[] {
  const place = placeOf(operation);
  if (!place) return [];
  return pathsOfKind(fields, place.kind).flatMap(({ field, path }) => {
    if (!fitsRequest(path, operation)) return [];
    const own = field.stages.filter((stage) => stages.includes(stage));
    return [{ field, path: `${place.prefix}${path}`, level: place.level, stages: own, note: undefined }];
  });
}

interface KindPath {
  readonly field: Field;
  readonly path: string;
}

/** There are ten times as many operations as kinds. */
const kindPaths = new WeakMap<readonly Field[], Map<string, readonly KindPath[]>>();

function pathsOfKind(fields: readonly Field[], kind: string): readonly KindPath[] {
  const byKind = kindPaths.get(fields) ?? new Map<string, readonly KindPath[]>();
  kindPaths.set(fields, byKind);
  const paths = byKind.get(kind) ?? fields.flatMap((field) => toKindPath(field, kind));
  byKind.set(kind, paths);
  return paths;
}

function toKindPath(field: Field, kind: string): KindPath[] {
  const path = field.body && pathInKind(field, kind);
  return path === undefined ? [] : [{ field, path }];
}

/** Every kind that has a body path, with the whole path in it, for the field's own page. */
export function pathsByKind(field: Field): { kind: string; path: string }[] {
  if (!field.body) return [];
  const kinds = field.body.podSpec ? Object.keys(POD_SPEC_OF) : field.body.kinds;
  return kinds.flatMap((kind) => {
    const path = pathInKind(field, kind);
    return path === undefined ? [] : [{ kind, path: `requestObject.${path}` }];
  });
}

interface Place {
  readonly prefix: string;
  readonly kind: string;
  readonly level: 'Request' | 'RequestResponse';
}

/** A custom resource may have a kind that is called like one of Kubernetes, and has other keys. */
function placeOf({ shape, kind: name, local }: Operation): Place | undefined {
  const kind = local ? '' : name;
  switch (shape) {
    case 'create':
    case 'update':
    case 'patch':
      return { prefix: 'requestObject.', kind, level: 'Request' };
    case 'delete':
    case 'deletecollection':
      return { prefix: 'requestObject.', kind: 'DeleteOptions', level: 'Request' };
    case 'read':
      return { prefix: 'responseObject.', kind, level: 'RequestResponse' };
    case 'list':
      return { prefix: 'responseObject.items[].', kind, level: 'RequestResponse' };
    default:
      return undefined;
  }
}

/** The path below the body's root in a kind, or undefined where the kind does not have it. */
function pathInKind({ path, body }: Field, kind: string): string | undefined {
  const rest = path.replace(/^requestObject\./, '');
  const home = POD_SPEC_OF[kind];
  if (body?.podSpec) return home && rest.startsWith('spec.') ? `${home}${rest.slice('spec'.length)}` : undefined;
  const named = body?.kinds.includes(kind) || (body?.kinds.includes('*') && kind !== 'DeleteOptions');
  return named ? rest : undefined;
}

/** Paths that every kind has are not in every request: no namespace where there is none, no made-up name for an object that exists. */
function fitsRequest(path: string, { namespaced, shape }: Operation): boolean {
  if (path === 'metadata.namespace') return namespaced;
  return path !== 'metadata.generateName' || shape !== 'patch';
}
