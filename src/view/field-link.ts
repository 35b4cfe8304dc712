import type { Field } from '../catalog/model.ts';

/** The field pages by path, and those whose path holds a free key. */
interface FieldIndex {
  readonly byPath: ReadonlyMap<string, Field>;
  readonly patterns: readonly { readonly pattern: RegExp; readonly field: Field }[];
}

const indexes = new WeakMap<readonly Field[], FieldIndex>();

/**
 * The field page that explains a path of a predicate: its own; that of the same path in the request, for a response and for a list in
 * it; that of a Pod, for the template of a workload; that of the free key. Undefined where no page does.
 */
export function findField(path: string, fields: readonly Field[]): Field | undefined {
  const index = indexOf(fields);
  const plain = bare(path);
  for (const candidate of [plain, ...otherPlaces(plain)]) {
    const found = index.byPath.get(candidate) ?? index.patterns.find(({ pattern }) => pattern.test(candidate))?.field;
    if (found) return found;
  }
  return undefined;
}

function indexOf(fields: readonly Field[]): FieldIndex {
  const known = indexes.get(fields);
  if (known) return known;
  const made = {
    byPath: new Map(fields.map((field) => [bare(field.path), field])),
    patterns: fields.filter(({ path }) => isPattern(path)).map((field) => ({ pattern: toPattern(bare(field.path)), field })),
  };
  indexes.set(fields, made);
  return made;
}

/** The same value elsewhere: in a response or a list of it, and in the template of a workload. */
function otherPlaces(path: string): string[] {
  const inRequest = path.replace(/^responseObject\.(items\.)?/, 'requestObject.');
  const inPod = inRequest.replace(/^requestObject\.spec\.(jobTemplate\.spec\.)?template\.(?=spec\.)/, 'requestObject.');
  return [...new Set([inRequest, inPod])].filter((other) => other !== path);
}

/** A key that is free as a whole, as <webhook name>/<key>, fits too much to explain anything. */
function isPattern(path: string): boolean {
  return path.includes('<') && !path.includes('["<');
}

/** A free key behind a dot may also stand in brackets and quotes: labels["app.kubernetes.io/name"]. */
function toPattern(path: string): RegExp {
  const [, holder = path, freeKey] = /^(.*?)(\.<[^<>]*>)?$/.exec(path) ?? [];
  const parts = holder.split(/<[^<>]*>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^"/]+')}${freeKey ? String.raw`(?:\.[^.[\]]+|\["[^"]+"\])` : ''}$`);
}

function bare(path: string): string {
  return path.replaceAll('[]', '');
}
