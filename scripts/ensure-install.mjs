// Plain JavaScript that Node 20 runs: it works before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;
const networkFailure = /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT/;

/** Makes node_modules what package-lock.json says, or ends the process with one line that says what to do. */
export function ensureInstall() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) fail(`Node ${process.versions.node} is too old: install Node ${oldestNode} or newer`);
  if (isInstalled()) return;
  console.log('Installing packages (the first time this takes about a minute)');
  const run = spawnSync(...npmCommand(['ci', '--loglevel=error']), { ...spawnOptions(), stdio: ['inherit', 'inherit', 'pipe'] });
  const complaint = String(run.stderr ?? '');
  if (run.error?.code === 'ENOENT') fail('Cannot find npm: install it with Node from https://nodejs.org/');
  if (run.status === 0 && hasUsableNode()) return;
  if (run.status === 0)
    fail(`Node ${process.versions.node} is too old and none is packaged for this machine: install Node 24 or newer`);
  process.stderr.write(complaint);
  if (networkFailure.test(complaint))
    fail('Cannot reach the package registry: check the network or proxy, then run the command again');
  fail('Cannot install the packages: delete the folder "node_modules" and run the command again');
}

/**
 * Runs one script of package.json, which puts the packaged Node first in PATH, and resolves to its exit code. After Ctrl-C
 * or a request to end, it lets the script end and then ends this process too: with 0 if the script ended well.
 * @param {string} name
 * @param {readonly string[]} [args]
 * @returns {Promise<number>}
 */
export async function runScript(name, args = []) {
  const command = npmCommand(['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])]);
  const child = spawn(...command, { ...spawnOptions(), stdio: 'inherit' });
  let signal;
  const onInterrupt = () => {
    signal = 'SIGINT'; // the terminal sends it to the child as well
  };
  const onTerminate = () => {
    signal = 'SIGTERM';
    child.kill(signal);
  };
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
  const code = await waitFor(child);
  process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
  if (signal !== undefined) process.exit(code === 0 ? 0 : signal === 'SIGINT' ? 130 : 143);
  return code;
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function waitFor(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`Cannot start npm: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** True if the packages that npm wrote down as installed are those of the lock, and a Node that runs .ts files is there. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (!wanted || !installed || !hasUsableNode()) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (path === '') return true;
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true;
  });
}

/**
 * @param {string} file a lock file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined} undefined if it cannot be read
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Node 22.18 is the first of its line to run .ts files without a flag, 23.6 that of the next. */
function hasUsableNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)) return true;
  return ['node', 'node.cmd'].some((name) => existsSync(join(root, 'node_modules', '.bin', name)));
}

/**
 * npm as it was called, run by the Node that ran it: works without a shell, on Windows too.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
function npmCommand(args) {
  const cli = process.env.npm_execpath;
  if (cli && /\.[cm]?js$/.test(cli)) return [process.env.npm_node_execpath ?? process.execPath, [cli, ...args]];
  return ['npm', args];
}

function spawnOptions() {
  return { cwd: root, shell: !process.env.npm_execpath && process.platform === 'win32' };
}

/** Ends the process with one clear line. @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
