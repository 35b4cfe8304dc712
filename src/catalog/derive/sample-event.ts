import type { Level, Stage } from '../../schema/common.ts';
import { LEVELS } from '../../schema/common.ts';
import type { Operation } from '../model.ts';
import type { JsonValue } from './json-value.ts';
import type { RecordField } from './record-field.ts';
import { setPath } from './set-path.ts';

/** Fields outside the bodies that a sample shows, in the order in which the API server writes them (audit/v1 types.go). */
const SHOWN = [
  'kind',
  'apiVersion',
  'level',
  'auditID',
  'stage',
  'requestURI',
  'verb',
  'user.username',
  'user.groups[]',
  'sourceIPs[]',
  'userAgent',
  'objectRef.resource',
  'objectRef.namespace',
  'objectRef.name',
  'objectRef.uid',
  'objectRef.apiGroup',
  'objectRef.apiVersion',
  'objectRef.resourceVersion',
  'objectRef.subresource',
  'responseStatus.metadata',
  'responseStatus.status',
  'responseStatus.details.name',
  'responseStatus.details.group',
  'responseStatus.details.kind',
  'responseStatus.details.uid',
  'responseStatus.code',
  'requestReceivedTimestamp',
  'stageTimestamp',
  'annotations["authorization.k8s.io/decision"]',
  'annotations["authorization.k8s.io/reason"]',
];

const PATHS_SHOWN: ReadonlySet<string> = new Set(SHOWN);

/** What a sample knows beyond the fields: values that belong together in one record. Keyed by path. */
export type SampleValues = Readonly<Record<string, JsonValue>>;

/** How many body paths a sample holds at most; a real body is longer still. */
const BODY_PATHS = 8;

/**
 * A record of an operation at one level, put together from the fields that the operation can carry: each value is the
 * field's own example, or one of `values` where parts of a record depend on each other (URI, verb, objectRef, code).
 */
export function sampleEvent(rows: readonly RecordField[], stage: Stage, level: Level, values: SampleValues): JsonValue {
  const event: { [key: string]: JsonValue } = {};
  const present = new Map(rows.filter((row) => isShown(row, stage, level)).map((row) => [row.path, row]));
  for (const path of SHOWN) {
    const row = present.get(path);
    const value = path in values ? values[path] : (row?.field.example as JsonValue | undefined);
    if (row && value !== undefined && value !== null)
      setPath(event, path, path === 'level' ? level : path === 'stage' ? stage : value);
  }
  return orderEvent(event);
}

function isShown(row: RecordField, stage: Stage, level: Level): boolean {
  return (
    PATHS_SHOWN.has(row.path) &&
    !row.field.body &&
    row.stages.includes(stage) &&
    LEVELS.indexOf(row.level) <= LEVELS.indexOf(level)
  );
}

/** Body paths to show in a sample: those of the kind itself before those that every object has, each with its example. */
export function sampleBody(
  operation: Operation,
  rows: readonly RecordField[],
  root: 'requestObject' | 'responseObject',
): { path: string; value: JsonValue }[] {
  const prefix = `${root}.`;
  const own = rows.filter((row) => row.field.body && row.path.startsWith(prefix) && !row.field.body.kinds.includes('*'));
  const chosen = own.some((row) => row.field.body?.podSpec) ? preferPlainPodFields(own) : withoutRivals(own);
  const count = operation.shape === 'patch' ? 1 : BODY_PATHS;
  return chosen.slice(0, count).map((row) => ({ path: row.path, value: row.field.example as JsonValue }));
}

const POD_FIELDS =
  /containers\[\]\.(name|image|command\[\]|securityContext\.privileged)$|(^|\.)(serviceAccountName|hostNetwork)$/;

function preferPlainPodFields(rows: readonly RecordField[]): RecordField[] {
  return rows.filter(
    (row) => row.field.body?.podSpec && POD_FIELDS.test(row.path) && !/(ephemeral|init)Containers/.test(row.path),
  );
}

/** Of paths that exclude each other in one object (a webhook's url and service), the first stays. */
const RIVALS = [
  /clientConfig\.url/,
  /spec\.(csi|local|nfs)\./,
  /externalName$/,
  /loadBalancer/,
  /nonResourceURLs|nonResourceAttributes/,
  /stringData/,
  /jsonPatch/,
];

function withoutRivals(rows: readonly RecordField[]): RecordField[] {
  return rows.filter((row) => !row.path.includes('<') && !RIVALS.some((rival) => rival.test(row.path)));
}

const LAST = ['requestObject', 'responseObject', 'requestReceivedTimestamp', 'stageTimestamp', 'annotations'];

function orderEvent(event: { [key: string]: JsonValue }): JsonValue {
  const rest = Object.entries(event).filter(([key]) => !LAST.includes(key));
  return Object.fromEntries([...rest, ...LAST.flatMap((key) => (key in event ? [[key, event[key] as JsonValue] as const] : []))]);
}
