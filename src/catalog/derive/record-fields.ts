import type { Stage } from '../../schema/common.ts';
import type { Field, NonResourceOperation, Operation } from '../model.ts';
import { annotationApplies } from './annotation-scope.ts';
import { bodyPaths } from './body-paths.ts';
import type { RecordField } from './record-field.ts';

const LONG_RUNNING = new Set<Operation['shape']>(['watch', 'log', 'connect']);

/** Stages at which an operation is recorded. */
export function recordStages({ shape }: Pick<Operation, 'shape'>): readonly Stage[] {
  return stagesOf(LONG_RUNNING.has(shape));
}

/** The same for a request without objectRef: of these, kube-apiserver counts only profiling as long-running. */
export function nonResourceStages({ family }: NonResourceOperation): readonly Stage[] {
  return stagesOf(family.slug === 'debug-pprof');
}

/** Only long-running requests have ResponseStarted (apiserver pkg/endpoints/filters/audit.go). */
function stagesOf(isLongRunning: boolean): readonly Stage[] {
  return isLongRunning ? LONG_STAGES : SHORT_STAGES;
}

const LONG_STAGES: readonly Stage[] = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];
const SHORT_STAGES: readonly Stage[] = ['RequestReceived', 'ResponseComplete', 'Panic'];

/** Fields that the record of an operation can carry, in the order of the event. Never those that it cannot. */
export function recordFields(operation: Operation, fields: readonly Field[]): RecordField[] {
  const stages = recordStages(operation);
  const own = fields.flatMap((field) => (field.body ? [] : toRecordField(field, noteFor(field.path, operation), stages)));
  return [...own, ...bodyPaths(operation, fields, stages)];
}

/** The same for a request without objectRef: no object, no request body. */
export function nonResourceFields(operation: NonResourceOperation, fields: readonly Field[]): RecordField[] {
  const stages = nonResourceStages(operation);
  return fields.flatMap((field) => {
    if (field.body || /^(objectRef|requestObject)\b/.test(field.path)) return [];
    if (field.path === 'responseObject') return toRecordField(field, 'Only the Status of a refused or failed request', stages);
    return field.path.startsWith('annotations[') && !annotationApplies(field.path, undefined)
      ? []
      : toRecordField(field, undefined, stages);
  });
}

/**
 * What a refused authentication (401) does not have: no user, nothing that later filters add, no request body. Its one record is of
 * stage ResponseStarted, whatever the operation (apiserver pkg/endpoints/filters/authn_audit.go).
 */
const UNKNOWN_AT_401 = /^(user|impersonatedUser|authenticationMetadata|annotations|requestObject)\b/;

function toRecordField(field: Field, note: string | undefined | false, stages: readonly Stage[]): RecordField[] {
  if (note === false) return [];
  const own = stagesOfField(field, stages);
  return own.length === 0 ? [] : [{ field, path: field.path, level: field.level, stages: own, note }];
}

/** By the stages of the request, of which there are two lists; every operation asks for every field. */
const fieldStages = new WeakMap<readonly Stage[], Map<Field, readonly Stage[]>>();

function stagesOfField(field: Field, stages: readonly Stage[]): readonly Stage[] {
  const known = fieldStages.get(stages) ?? new Map<Field, readonly Stage[]>();
  fieldStages.set(stages, known);
  const refused = (stage: Stage) => stage === 'ResponseStarted' && !UNKNOWN_AT_401.test(field.path);
  const own = known.get(field) ?? field.stages.filter((stage) => stages.includes(stage) || refused(stage));
  known.set(field, own);
  return own;
}

/** What this operation's record says differently about a field; false where it cannot have the field at all. */
function noteFor(path: string, operation: Operation): string | undefined | false {
  if (path.startsWith('annotations[')) return annotationApplies(path, operation) ? undefined : false;
  switch (path) {
    case 'objectRef.apiGroup':
      return operation.group === '' ? false : `Always ${operation.group}`;
    case 'objectRef.subresource':
      return operation.subresource ? `Always ${operation.subresource}` : false;
    case 'objectRef.resource':
      return `Always ${operation.resource}`;
    case 'verb':
      return `Always ${operation.verb}`;
    case 'objectRef.namespace':
      return namespaceNote(operation);
    case 'objectRef.name':
      return nameNote(operation);
    case 'objectRef.uid':
    case 'objectRef.resourceVersion':
      return identityNote(operation);
    case 'requestObject':
      return requestNote(operation);
    case 'responseObject':
      return responseNote(operation);
    default:
      return undefined;
  }
}

function namespaceNote({ namespaced, resource, shape, group }: Operation): string | undefined | false {
  if (group === '' && resource === 'namespaces') {
    if (shape === 'watch') return 'Only on the deprecated path /api/v1/watch/namespaces/NAME: the name';
    return shape === 'create' || shape === 'list' || shape === 'deletecollection' ? false : 'Equal to the name';
  }
  if (!namespaced) return false;
  return shape === 'list' || shape === 'watch' ? 'Absent when all namespaces were asked for' : undefined;
}

function nameNote({ shape, subresource }: Operation): string | undefined | false {
  if (shape === 'list' || shape === 'watch') return 'Only when a fieldSelector pins metadata.name';
  if (shape === 'deletecollection') return false;
  return shape === 'create' && !subresource ? 'From the body, so not at RequestReceived; absent with generateName' : undefined;
}

/** The decoded body completes objectRef on create and update, not on patch and delete (apiserver pkg/audit/request.go, LogRequestObject). */
function identityNote({ shape }: Operation): string | false {
  if (shape === 'update') return 'From the object sent, at ResponseComplete';
  return shape === 'create' ? 'Only if the body states it' : false;
}

function requestNote({ shape }: Operation): string | undefined | false {
  switch (shape) {
    case 'create':
    case 'update':
      return 'The object sent';
    case 'patch':
      return 'The patch as sent, not the object; for a JSON Patch an array of op, path and value';
    case 'delete':
    case 'deletecollection':
      return 'DeleteOptions, if the client sent a body';
    default:
      return false;
  }
}

function responseNote({ shape, kind }: Operation): string | undefined | false {
  switch (shape) {
    case 'connect':
    case 'log':
      return 'Only the Status of a refused or failed request';
    case 'watch':
      return false;
    case 'list':
      return 'The list returned with every object in it, or a Table of rows for kubectl get';
    case 'read':
      return 'The object returned, or a Table with it for kubectl get';
    case 'create':
      return answersWithStatus(kind) ? 'A Status' : undefined;
    case 'delete':
      return 'The object deleted or being deleted, or a Status';
    case 'deletecollection':
      return 'The list of the objects deleted';
    default:
      return undefined;
  }
}

/** Kinds whose create stores no object of that kind: the answer is a Status (seen with kube-apiserver 1.36.3). */
export function answersWithStatus(kind: string): boolean {
  return kind === 'Binding' || kind === 'Eviction';
}
