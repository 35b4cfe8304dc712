import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importKubernetesApi } from '../src/importers/kubernetes-api/import.ts';

const USAGE = `Usage: npm run import -- kubernetes-api <folder> [--version 1.<minor>.<patch> --commit <sha>]
  <folder>  tables resources-<version>.json, lifecycle.json, nonresource-<version>.json, or a Kubernetes checkout with api/discovery`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { version: { type: 'string' }, commit: { type: 'string' } },
});
const [importer, folder] = positionals;

if (importer !== 'kubernetes-api' || !folder) {
  console.error(USAGE);
  process.exit(2);
}

try {
  const version = values.version ?? git(folder, 'describe', '--tags', '--abbrev=0');
  const commit = values.commit ?? git(folder, 'rev-parse', 'HEAD');
  const changed = importKubernetesApi(folder, process.cwd(), version && commit ? { version, commit } : undefined);
  console.log(changed.length === 0 ? 'Nothing changed' : `Changed:\n${changed.map((path) => `  ${path}`).join('\n')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function git(cwd: string, ...args: string[]): string | undefined {
  if (!existsSync(`${cwd}/.git`)) return undefined;
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
