import type { RecordField } from '../catalog/derive/record-fields.ts';
import type { Field } from '../catalog/model.ts';
import { stageLabel } from './labels.ts';
import { fieldHref } from './urls.ts';

export interface FieldRow {
  readonly path: string;
  readonly href: string;
  readonly type: string;
  readonly level: string;
  readonly control: string;
  readonly summary: string;
  readonly note?: string | undefined;
}

export interface FieldGroup {
  readonly title: string;
  readonly rows: readonly FieldRow[];
}

const GROUPS: readonly (readonly [title: string, test: RegExp])[] = [
  ['Object', /^objectRef/],
  ['Who', /^(user|impersonatedUser|authenticationMetadata)(\.|\[|$)/],
  ['Outcome', /^responseStatus/],
  ['Annotations', /^annotations/],
  ['Request body', /^requestObject/],
  ['Response body', /^responseObject/],
  ['Request and record', /./],
];

/** Titles in the order in which a reader asks: what was done to what, by whom, with what outcome. */
const ORDER = ['Request and record', 'Object', 'Who', 'Outcome', 'Annotations', 'Request body', 'Response body'];

/** Fields of a record, grouped and in reading order, as table rows. */
export function toFieldGroups(rows: readonly RecordField[]): FieldGroup[] {
  const byTitle = Map.groupBy(rows, (row) => titleOf(row.path));
  return ORDER.flatMap((title) => {
    const group = byTitle.get(title);
    return group ? [{ title, rows: [...group].sort(compareRows).map(toRow) }] : [];
  });
}

export function titleOf(path: string): string {
  return GROUPS.find(([, test]) => test.test(path))?.[0] ?? '';
}

function toRow({ field, path, level, note }: RecordField): FieldRow {
  return { path, href: fieldHref(field), type: field.type, level, control: field.control, summary: field.summary, note };
}

/** The event's own order for its parts (audit/v1 types.go), then the alphabet. */
const EVENT_ORDER = ['verb', 'requestURI', 'stage', 'level', 'auditID', 'userAgent', 'sourceIPs[]', 'requestReceivedTimestamp', 'stageTimestamp', 'kind', 'apiVersion'];
const OBJECT_ORDER = ['resource', 'subresource', 'apiGroup', 'apiVersion', 'namespace', 'name', 'uid', 'resourceVersion'].map((part) => `objectRef.${part}`);
const STATUS_ORDER = ['code', 'reason', 'status', 'message'].map((part) => `responseStatus.${part}`);
const FIRST = ['annotations["authorization.k8s.io/decision"]', 'annotations["authorization.k8s.io/reason"]', 'user.username', 'user.groups[]'];
const RANKED = [...EVENT_ORDER, 'objectRef', ...OBJECT_ORDER, ...STATUS_ORDER, ...FIRST];

function compareRows(a: { path: string }, b: { path: string }): number {
  return rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1);
}

function rank(path: string): number {
  const index = RANKED.indexOf(path);
  return index < 0 ? RANKED.length : index;
}

/** Stages of a field, short. */
export function stageLabels(field: Pick<Field, 'stages'>): string[] {
  return field.stages.map(stageLabel);
}
