import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { provenance } from '../../schema/api-surface.ts';
import { minor } from '../../schema/common.ts';
import type { RbacRole } from '../../schema/rbac.ts';
import { minorOf } from '../kubernetes-api/tables.ts';
import { flowRow, importedHeader, writeIfChanged } from '../write-yaml.ts';
import { type Binding, readBindings, readRoles } from './read.ts';

/** Where the policy lies in a checkout of Kubernetes. */
const POLICY = 'plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata';

/** Files of the policy with every feature at its default; those for feature gates repeat them. */
const KINDS = ['cluster', 'controller', 'namespace'] as const;

const sourceOf = provenance.extend({ kubernetes: minor });
const sources = z.record(z.string(), sourceOf);
type Source = z.infer<typeof sourceOf>;

export interface RbacImport {
  readonly changed: readonly string[];
  /** What was left out or added, for a person to read. */
  readonly notes: readonly string[];
}

/**
 * Reads the default roles and bindings of Kubernetes into content/imported/rbac.
 * @param folder A checkout, or a folder with the six files and, where they come from several commits, a provenance.json beside them.
 * @param given Version and commit of the checkout.
 * @throws Error that names the file that is missing or cannot be read; nothing is written then.
 */
export function importBootstrapRbac(
  folder: string,
  root: string,
  given?: { readonly version: string; readonly commit: string },
): RbacImport {
  const place = existsSync(join(folder, POLICY)) ? join(folder, POLICY) : folder;
  const read = <T>(name: string, parse: (text: string) => T): T => readPart(place, name, parse);
  const own = existsSync(join(place, 'provenance.json'))
    ? read('provenance.json', (text) => sources.parse(JSON.parse(text)))
    : undefined;
  const origin = (name: string): Source => own?.[name] ?? checkoutSource(name, given);
  const roles = KINDS.map((kind) => ({ name: `${kind}-roles.yaml`, rows: read(`${kind}-roles.yaml`, readRoles).filter(isOwn) }));
  const known = roles.flatMap(({ rows }) => rows);
  const bindings = KINDS.map((kind) => {
    const name = `${kind}-role-bindings.yaml`;
    const rows = read(name, readBindings).filter(isOwn);
    return { name, ...mendBindings(rows, known, kind === 'controller') };
  });
  const files = [
    ...roles.map(({ name, rows }) => ({ name, text: format(origin(name), 'roles', rows) })),
    ...bindings.map(({ name, rows }) => ({ name, text: format(origin(name), 'bindings', rows) })),
  ];
  const changed = files
    .map(({ name, text }) => ({ path: `content/imported/rbac/${name}`, text }))
    .filter(({ path, text }) => writeIfChanged(join(root, path), text));
  return { changed: changed.map(({ path }) => path), notes: bindings.flatMap(({ notes }) => notes) };
}

/** OpenShift's fork has a few roles of its own in these files. */
function isOwn({ name }: { readonly name: string }): boolean {
  return !name.startsWith('system:openshift:');
}

const CONTROLLER = 'system:controller:';

/**
 * Bindings of roles that are not there (of a feature that is off) are left out. The source makes role and binding of a controller in
 * one step (addControllerRole of controller_policy.go), so where only the binding is missing, it is added.
 */
function mendBindings(
  rows: readonly Binding[],
  roles: readonly RbacRole[],
  ofControllers: boolean,
): { readonly rows: readonly Binding[]; readonly notes: readonly string[] } {
  const has = ({ role, namespace }: Binding): boolean =>
    roles.some(({ name, namespace: own }) => name === role.name && own === (role.kind === 'Role' ? namespace : undefined));
  const lost = rows.filter((row) => !has(row));
  const bare = ofControllers
    ? roles.filter(
        ({ name, namespace }) =>
          name.startsWith(CONTROLLER) && namespace === undefined && !rows.some(({ role }) => role.name === name),
      )
    : [];
  return {
    rows: [...rows.filter(has), ...bare.map(({ name }) => bindingOfController(name))].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    notes: [
      ...lost.map(({ name, role }) => `left out the binding ${name}: there is no role ${role.name}`),
      ...bare.map(({ name }) => `added the binding ${name}, which the source makes together with the role`),
    ],
  };
}

function key({ namespace = '', name }: Binding): string {
  return `${namespace} ${name}`;
}

function bindingOfController(name: string): Binding {
  const account = { kind: 'ServiceAccount' as const, name: name.slice(CONTROLLER.length), namespace: 'kube-system' };
  return { name, role: { kind: 'ClusterRole', name }, subjects: [account] };
}

function checkoutSource(name: string, given: { readonly version: string; readonly commit: string } | undefined): Source {
  if (!given) throw new Error('Cannot tell version and commit of these files: add --version 1.<minor>.<patch> --commit <sha>');
  return {
    kubernetes: minorOf(given.version),
    ...{ repository: 'kubernetes/kubernetes', path: `${POLICY}/${name}`, commit: given.commit, license: 'Apache-2.0' },
  };
}

function readPart<T>(place: string, name: string, parse: (text: string) => T): T {
  const path = join(place, name);
  if (!existsSync(path)) throw new Error(`Cannot find "${path}": give a checkout of Kubernetes, or the folder ${POLICY} of one`);
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`Cannot read "${name}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

function format({ kubernetes, ...source }: Source, key: 'roles' | 'bindings', rows: readonly object[]): string {
  const lines = rows.map((row) => `  - ${flowRow(row)}\n`).join('');
  const head = importedHeader('bootstrap-rbac <folder>');
  return `${head}kubernetes: "${kubernetes}"\nprovenance: ${flowRow(source)}\n${key}:\n${lines}`;
}
