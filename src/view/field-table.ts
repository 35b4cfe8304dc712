import type { RecordField } from '../catalog/derive/record-field.ts';
import type { Field } from '../catalog/model.ts';
import { escapeHtml } from './html.ts';
import { lineHtml } from './prose.ts';
import { fieldHref } from './urls.ts';

export interface FieldRow {
  readonly path: string;
  readonly href: string;
  readonly type: string;
  readonly level: string;
  readonly control: string;
  readonly summary: string;
  readonly note?: string | undefined;
  /** How many rules test it; not said where none does. */
  readonly rules?: number | undefined;
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

/** The field table of a record: what a reader looks for first, and the rest, which is long and rarely asked for. */
export interface FieldTables {
  readonly main: readonly FieldGroup[];
  readonly rare: readonly FieldGroup[];
  readonly rareCount: number;
}

/** How many rules test a field, by its canonical path. */
type Tested = ReadonlyMap<string, number>;

/** Fields of a record as two tables of rows. */
export function toFieldTables(rows: readonly RecordField[], tested: Tested = new Map()): FieldTables {
  const [main, rare] = [rows.filter((row) => !isRare(row)), rows.filter(isRare)];
  return { main: toFieldGroups(main, tested), rare: toFieldGroups(rare, tested), rareCount: rare.length };
}

/** Present in few records, or in all and asked for in none: parents of listed parts, special keys, parts of a Status, object metadata. */
const RARE = [
  /^(kind|apiVersion|user|impersonatedUser|objectRef|annotations|authenticationMetadata|responseStatus)$/,
  /^(user|impersonatedUser)\.(uid|extra)/,
  /^impersonatedUser\.groups/,
  /^responseStatus\.(metadata|details|status)/,
  /^annotations\["(?!authorization\.k8s\.io|pod-security\.kubernetes\.io\/(enforce-policy|audit-violations)|validation\.policy|mutation\.webhook|authentication\.kubernetes\.io)/,
];

/** Every page asks for every field. */
const rareFields = new WeakMap<Field, boolean>();

function isRare({ field }: RecordField): boolean {
  const rare =
    rareFields.get(field) ??
    (field.body?.kinds.includes('*') || (!field.body && RARE.some((pattern) => pattern.test(field.path))));
  rareFields.set(field, rare);
  return rare;
}

/** Fields of a record, grouped and in reading order, as table rows. */
function toFieldGroups(rows: readonly RecordField[], tested: Tested): FieldGroup[] {
  const byTitle = Map.groupBy(rows, (row) => titleOf(row.path));
  return ORDER.flatMap((title) => {
    const group = byTitle.get(title);
    return group ? [{ title, rows: [...group].sort(compareRows).map((row) => toRow(row, tested)) }] : [];
  });
}

export function titleOf(path: string): string {
  const title = titles.get(path) ?? GROUPS.find(([, test]) => test.test(path))?.[0] ?? '';
  titles.set(path, title);
  return title;
}

const titles = new Map<string, string>();

function toRow({ field, path, level, note }: RecordField, tested: Tested): FieldRow {
  const { type, control, summary } = field;
  return { path, href: fieldHref(field), type, level, control, summary, note, rules: tested.get(path) };
}

/** What a row says of its field: first what is so of this operation alone. A page has a hundred, too many for a component each. */
export function descriptionHtml(summary: string, note: string | undefined): string {
  return note ? `<span class="own">${escapeHtml(note)}.</span> ${lineHtml(summary)}` : lineHtml(summary);
}

/** The event's own order for its parts (audit/v1 types.go), then the alphabet. */
const EVENT_ORDER = [
  'verb',
  'requestURI',
  'stage',
  'level',
  'auditID',
  'userAgent',
  'sourceIPs[]',
  'requestReceivedTimestamp',
  'stageTimestamp',
  'kind',
  'apiVersion',
];
const OBJECT_ORDER = ['resource', 'subresource', 'apiGroup', 'apiVersion', 'namespace', 'name', 'uid', 'resourceVersion'].map(
  (part) => `objectRef.${part}`,
);
const STATUS_ORDER = ['code', 'reason', 'status', 'message'].map((part) => `responseStatus.${part}`);
const FIRST = [
  'annotations["authorization.k8s.io/decision"]',
  'annotations["authorization.k8s.io/reason"]',
  'user.username',
  'user.groups[]',
];
const RANKED = new Map(
  [...EVENT_ORDER, 'objectRef', ...OBJECT_ORDER, ...STATUS_ORDER, ...FIRST].map((path, rank) => [path, rank]),
);

function compareRows(a: { path: string }, b: { path: string }): number {
  return rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1);
}

function rank(path: string): number {
  return RANKED.get(path) ?? RANKED.size;
}
