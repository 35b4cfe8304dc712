import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One command to time. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How long a command took from start to end, and the most memory that it and its children held at once, where Linux tells. */
export interface Measure {
  readonly seconds: number;
  readonly peakMiB: number | undefined;
}

const sampleEvery = 100;
const kibPerMib = 1024;

/** Runs a command to its end. Throws with what it printed if it fails. */
export async function measure({ file, args, cwd, env }: Command): Promise<Measure> {
  const start = performance.now();
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, readTreeKib(child.pid ?? 0))), sampleEvery);
  const code = await new Promise((resolve) => child.on('error', () => resolve(-1)).on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`Cannot time "${file} ${args.join(' ')}": it ended with ${code}\n${printed}`);
  return { seconds: (performance.now() - start) / 1000, peakMiB: peak > 0 ? peak / kibPerMib : undefined };
}

/** The resident memory of a process and all below it, in KiB; 0 where there is no /proc. */
function readTreeKib(root: number): number {
  const all = readProcesses();
  const sum = (pid: number): number => {
    const below = all.filter((entry) => entry.parent === pid).map((entry) => sum(entry.pid));
    return (all.find((entry) => entry.pid === pid)?.kib ?? 0) + below.reduce((total, kib) => total + kib, 0);
  };
  return sum(root);
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly kib: number;
}

function readProcesses(): readonly Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)));
  } catch {
    return [];
  }
}

function readProcess(pid: number): readonly Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [{ pid, parent: read('PPid'), kib: read('VmRSS') }];
  } catch {
    return []; // ended since the folder was read
  }
}

/** The middle of some numbers; of an even count, the lower of the two. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The number that this share of all is not above: 0.95 for the 95th percentile, by the nearest rank. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
