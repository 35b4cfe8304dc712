import type { AuditEvent } from './event.ts';
import { shorten } from './json.ts';

/** One value of an event with its place. */
export interface FieldRow {
  /** Where it stands in this event: user.groups[0], annotations["authorization.k8s.io/decision"]. */
  readonly path: string;
  /** The same without positions, as field pages write it: user.groups[]. See createFieldFinder for free keys. */
  readonly fieldPath: string;
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'object' | 'list';
  /** The value as text; {} and [] for empty ones. */
  readonly value: string;
  /** True where the value was too long or too deep to be given whole. */
  readonly cut: boolean;
}

export interface FlatEvent {
  readonly rows: readonly FieldRow[];
  /** False where the event has more values than rows. */
  readonly complete: boolean;
}

export interface FlattenLimits {
  readonly rows: number;
  readonly depth: number;
  readonly valueLength: number;
}

const LIMITS: FlattenLimits = { rows: 2000, depth: 32, valueLength: 4000 };

interface Step {
  readonly path: string;
  readonly fieldPath: string;
  readonly value: unknown;
  readonly depth: number;
}

/**
 * The values of an event as rows, in the order of the event. Own keys only, so that `__proto__` is a key like others; no recursion,
 * and never more than the limits. Never throws.
 */
export function flattenEvent(event: AuditEvent, limits: FlattenLimits = LIMITS): FlatEvent {
  const rows: FieldRow[] = [];
  const open: Step[] = childrenOf({ path: '', fieldPath: '', value: event, depth: 0 }, limits.rows).reverse();
  for (let step = open.pop(); step; step = open.pop()) {
    if (rows.length >= limits.rows) return { rows, complete: false };
    const children = step.depth < limits.depth ? childrenOf(step, limits.rows) : [];
    if (children.length === 0) rows.push(toRow(step, limits));
    else for (const child of children.reverse()) open.push(child);
  }
  return { rows, complete: true };
}

/** One child more than the rows that may be shown is enough to know that there are too many. */
function childrenOf({ path, fieldPath, value, depth }: Step, most: number): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value.slice(0, most + 1);
    return items.map((item, index) => ({
      path: `${path}[${index}]`,
      fieldPath: `${fieldPath}[]`,
      value: item,
      depth: depth + 1,
    }));
  }
  const keys = Object.keys(value).slice(0, most + 1);
  return keys.map((key) => ({
    path: path + keyStep(path, key),
    fieldPath: fieldPath + keyStep(fieldPath, key),
    value: (value as Readonly<Record<string, unknown>>)[key],
    depth: depth + 1,
  }));
}

/** Annotation keys, and others that hold more than word characters, stand in brackets. */
function keyStep(parent: string, key: string): string {
  const plain = /^[A-Za-z_$][\w$-]*$/.test(key) && parent !== 'annotations';
  if (plain) return parent === '' ? key : `.${key}`;
  return `["${key.replace(/["\\]/g, '\\$&')}"]`;
}

function toRow({ path, fieldPath, value }: Step, limits: FlattenLimits): FieldRow {
  const text = textOf(value);
  const shown = shorten(text, limits.valueLength);
  return {
    path: shorten(path, limits.valueLength),
    fieldPath,
    type: typeOf(value),
    value: shown,
    cut: shown !== text || isFull(value),
  };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[… ${value.length}]`;
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? '{}' : `{… ${Object.keys(value).length}}`;
  return String(value);
}

/** True for an object or list that was not opened. */
function isFull(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function typeOf(value: unknown): FieldRow['type'] {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}
