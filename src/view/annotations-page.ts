import type { Catalog, Field } from '../catalog/model.ts';
import { countCarriers } from './field-page.ts';
import { fieldHref } from './urls.ts';

export interface AnnotationRow {
  readonly key: string;
  readonly href: string;
  readonly summary: string;
  readonly control: Field['control'];
  readonly when: string;
  readonly level: string;
  readonly stages: string;
  /** "all", or how many operations can have it. */
  readonly operations: string;
}

export interface AnnotationGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly AnnotationRow[];
}

/** Every annotation that has a page, by who writes it. */
export function toAnnotationGroups(catalog: Catalog): AnnotationGroup[] {
  const rows = catalog.fields.flatMap((field) => {
    const key = /^annotations\["([^"]+)"\]/.exec(field.path)?.[1];
    return key === undefined ? [] : [{ writer: writerOf(key, field), row: toRow(key, field, catalog) }];
  });
  return WRITERS.map(({ id, title }) => ({
    id,
    title,
    rows: rows.filter(({ writer }) => writer === id).map(({ row }) => row),
  })).filter((group) => group.rows.length > 0);
}

const WRITERS = [
  { id: 'authorization', title: 'Authorization' },
  { id: 'authentication', title: 'Authentication and tokens' },
  { id: 'admission', title: 'Admission: webhooks, policies, Pod security' },
  { id: 'latency', title: 'Latency' },
  { id: 'server', title: 'Other of the API server' },
  { id: 'elsewhere', title: 'Distributions and plugins' },
] as const;

function writerOf(key: string, { control }: Field): (typeof WRITERS)[number]['id'] {
  if (/openshift\.io|gke\.io|apiserver\.k8s\.io\/startup/.test(key)) return 'elsewhere';
  if (key.startsWith('authorization.')) return 'authorization';
  if (key.startsWith('authentication.')) return 'authentication';
  if (key.startsWith('apiserver.latency.')) return 'latency';
  return control === 'admission' ? 'admission' : 'server';
}

const ALL_STAGES = 4;

function toRow(key: string, field: Field, catalog: Catalog): AnnotationRow {
  const { summary, control, when, presence, level, stages } = field;
  const count = countCarriers(field, catalog);
  return {
    ...{ key, href: fieldHref(field), summary, control, level },
    when: presence === 'always' ? 'in every record of these stages' : (when ?? 'not in every record'),
    stages: stages.length === ALL_STAGES ? 'all' : stages.join(', '),
    operations: count === catalog.operations.length ? 'all' : String(count),
  };
}
