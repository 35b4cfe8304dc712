import { pathsByKind } from '../catalog/derive/body-paths.ts';
import { recordFields } from '../catalog/derive/record-fields.ts';
import type { Catalog, Field, Operation } from '../catalog/model.ts';
import { type FieldNames, toFieldNames } from './dialects/field-names.ts';
import { type FieldGroup, type FieldRow, titleOf } from './field-table.ts';
import { operationTitle } from './labels.ts';
import type { Link } from './link.ts';
import { type FieldRules, toFieldRules, usesOfField } from './rules/field-rules.ts';
import { fieldHref, href, operationHref } from './urls.ts';

export interface FieldPage {
  readonly path: string;
  readonly summary: string;
  readonly type: string;
  readonly level: string;
  readonly stages: readonly string[];
  readonly presence: string;
  readonly control: { readonly who: Field['control']; readonly meaning: string };
  readonly since?: string | undefined;
  readonly removed?: string | undefined;
  /** The list that says more of its values or its like. */
  readonly list?: Link | undefined;
  readonly description?: string | undefined;
  readonly values: readonly { readonly value: string; readonly meaning?: string | undefined }[];
  readonly example: string;
  readonly traps: readonly string[];
  readonly kinds: readonly { readonly kind: string; readonly path: string }[];
  readonly family: readonly Link[];
  readonly names: FieldNames;
  readonly rules: FieldRules;
  readonly operations: { readonly count: number; readonly all: boolean; readonly links: readonly Link[] };
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

const CONTROL_MEANING: Readonly<Record<Field['control'], string>> = {
  client: 'The client chooses it: do not trust it as evidence on its own.',
  server: 'The API server computes it.',
  authenticator: 'The authenticator supplies it, once the credential was accepted.',
  admission: 'Admission plugins, webhooks or policies write it.',
};

/** Pages of operations that a field page names at most; beyond that it says how many there are. */
const MAX_LINKS = 60;

/** Props of the page of one field. */
export function toFieldPage(field: Field, catalog: Catalog): FieldPage {
  const carriers = carriersOf(catalog).get(field) ?? [];
  const all = carriers.length === catalog.operations.length;
  const links =
    all || carriers.length > MAX_LINKS
      ? []
      : carriers.map((operation) => ({ text: operationTitle(operation), href: operationHref(operation) }));
  const group = titleOf(field.path);
  const family = catalog.fields.filter(
    (other) => other !== field && isClose(other.path, field.path) && titleOf(other.path) === group,
  );
  return {
    path: field.path,
    summary: field.summary,
    type: field.type,
    level: field.level,
    stages: field.stages,
    presence: field.presence === 'always' ? 'In every record of these stages.' : (field.when ?? 'Not in every record.'),
    control: { who: field.control, meaning: CONTROL_MEANING[field.control] },
    since: field.since,
    removed: field.removed,
    list: listBeside(field.path),
    description: field.description,
    values: (field.values ?? []).map(({ value, meaning }) => ({ value: String(value), meaning })),
    example: JSON.stringify(field.example, null, 2),
    traps: field.traps ?? [],
    kinds: pathsByKind(field),
    family: family.slice(0, 24).map((other) => ({ text: other.path, href: fieldHref(other) })),
    names: toFieldNames(field.path, catalog),
    rules: toFieldRules(field, catalog),
    operations: { count: carriers.length, all, links },
    references: field.references,
  };
}

/** Names of identities are explained one by one, and so are annotations. */
function listBeside(path: string): Link | undefined {
  if (/^(user|impersonatedUser)\.(username|groups\[\])$/.test(path))
    return { text: 'What the names of Kubernetes and of clouds mean', href: href('/actors/') };
  return path.startsWith('annotations') ? { text: 'All annotations', href: href('/annotations/') } : undefined;
}

let index: { readonly catalog: Catalog; readonly carriers: ReadonlyMap<Field, readonly Operation[]> } | undefined;

/** Operations by field whose record can carry it; worked out once for all field pages. */
function carriersOf(catalog: Catalog): ReadonlyMap<Field, readonly Operation[]> {
  if (index?.catalog === catalog) return index.carriers;
  const carriers = new Map<Field, Operation[]>(catalog.fields.map((field) => [field, []]));
  for (const operation of catalog.operations) {
    for (const field of new Set(recordFields(operation, catalog.fields).map((row) => row.field)))
      carriers.get(field)?.push(operation);
  }
  index = { catalog, carriers };
  return carriers;
}

/** Operations on resources whose record can carry a field. */
export function countCarriers(field: Field, catalog: Catalog): number {
  return carriersOf(catalog).get(field)?.length ?? 0;
}

/** Siblings: same parent path, or parent and child. */
function isClose(a: string, b: string): boolean {
  return parent(a) === parent(b) || parent(a) === b || a === parent(b);
}

/** Every field is compared with every other. */
const parents = new Map<string, string>();

function parent(path: string): string {
  const known = parents.get(path) ?? path.replace(/(\.[^.[\]"]+(\[\])?|\["[^"]*"\](\[\])?|\.<[^>]+>(\[\])?)$/, '');
  parents.set(path, known);
  return known;
}

/** All fields in the groups of the event, for the index page. */
export function toFieldIndex(catalog: Catalog): FieldGroup[] {
  const byTitle = Map.groupBy(catalog.fields, (field) => titleOf(field.path));
  return ['Request and record', 'Object', 'Who', 'Outcome', 'Annotations', 'Request body', 'Response body'].flatMap((title) => {
    const fields = byTitle.get(title);
    if (!fields) return [];
    const rows = fields
      .map((field) => ({ ...pick(field), href: fieldHref(field), rules: usesOfField(field, catalog).length || undefined }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    return [{ title, rows }];
  });
}

function pick({ path, type, level, control, summary }: Field): Omit<FieldRow, 'href'> {
  return { path, type, level, control, summary };
}
