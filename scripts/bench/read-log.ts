import { closeSync, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFileReader } from '../../src/audit/file/file-reader.ts';
import { createSurface } from '../../src/audit/surface.ts';
import { loadRules } from '../../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../../src/catalog/load-surface.ts';

/**
 * `node scripts/bench/read-log.ts <way> <file>`: reads a log in one way and prints seconds, events and the most memory held, as JSON. A process
 * of its own for each, so that none has the other's compiled code or memory. `parse` is JSON.parse of every line.
 */
export type Way = 'parse' | 'count' | 'rules';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CHUNK = 2 ** 18;
const [way = 'parse', file = ''] = process.argv.slice(2);

/** Each way takes the chunks, and tells at the end how many events there were. */
interface Reader {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => number;
}

function makeParser(): Reader {
  const decoder = new TextDecoder();
  let [held, events] = ['', 0];
  const parse = (line: string): void => {
    if (line !== '' && JSON.parse(line).verb) events += 1;
  };
  return {
    push(chunk) {
      const text = held + decoder.decode(chunk, { stream: true });
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        parse(text.slice(from, at));
        from = at + 1;
      }
      held = text.slice(from);
    },
    end() {
      parse(held);
      return events;
    },
  };
}

function makeCounter(): Reader {
  const surface = createSurface(loadSurfaceData(root));
  const reader = createFileReader({ surface, rules: way === 'rules' ? loadRules(root) : undefined });
  return {
    push: reader.push,
    end() {
      reader.end();
      return reader.snapshot().progress.events;
    },
  };
}

const reader = way === 'parse' ? makeParser() : makeCounter();
const descriptor = openSync(file, 'r');
const chunk = new Uint8Array(CHUNK);
const start = performance.now();
for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk))
  reader.push(chunk.subarray(0, length));
const events = reader.end();
const seconds = (performance.now() - start) / 1000;
closeSync(descriptor);
console.log(JSON.stringify({ seconds, events, peakMiB: process.resourceUsage().maxRSS / 1024 }));
