import { closeSync, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSurface } from '../../src/audit/surface.ts';
import { loadRules } from '../../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../../src/catalog/load-surface.ts';
import { openBytes } from '../classify/read-bytes.ts';
import { summarizeBytes } from '../classify/summarize-bytes.ts';

/**
 * `node scripts/bench/read-log.ts <way> <file>`: reads a log in one way and prints seconds, events and the most memory held, as JSON. A process
 * of its own for each, so that none has the other's compiled code or memory. `parse` is JSON.parse of every line.
 */
export type Way = 'parse' | 'count' | 'rules';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CHUNK = 2 ** 18;
const [way = 'parse', file = ''] = process.argv.slice(2);

/** Reads the file, and tells how many events there were. */
async function parse(): Promise<number> {
  const decoder = new TextDecoder();
  const chunk = new Uint8Array(CHUNK);
  const descriptor = openSync(file, 'r');
  let [held, events] = ['', 0];
  const parseLine = (line: string): void => {
    if (line !== '' && JSON.parse(line).verb) events += 1;
  };
  for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
    const text = held + decoder.decode(chunk.subarray(0, length), { stream: true });
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      parseLine(text.slice(from, at));
      from = at + 1;
    }
    held = text.slice(from);
  }
  parseLine(held);
  closeSync(descriptor);
  return events;
}

const options = { surface: createSurface(loadSurfaceData(root)), rules: way === 'rules' ? loadRules(root) : undefined };

async function count(): Promise<number> {
  const { report } = await summarizeBytes(openBytes(file), options, new AbortController().signal);
  return report.progress.events;
}

const start = performance.now();
const events = await (way === 'parse' ? parse() : count());
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, events, peakMiB: process.resourceUsage().maxRSS / 1024 }));
