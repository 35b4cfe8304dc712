import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/**
 * Installs one package into a folder of its own, outside package.json and its lock file. `spec` is name@version. Runs the npm that runs
 * this, if there is one, which gives up soon where there is no network. Throws one line that says what npm said.
 */
export function installAside(folder: string, spec: string): void {
  mkdirSync(folder, { recursive: true });
  const args = [
    'install',
    '--no-save',
    '--no-package-lock',
    '--loglevel=error',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=2000',
    '--prefix',
    folder,
    spec,
  ];
  const cli = process.env['npm_execpath'];
  const [command, first] = cli ? [process.env['npm_node_execpath'] ?? process.execPath, [cli]] : ['npm', []];
  const run = spawnSync(command, [...first, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  if (run.status !== 0) throw new Error(`npm cannot install ${spec}: ${String(run.stderr ?? run.error).trim()}`);
}
