import { createFileReader, type FileReader } from '../../../audit/file/file-reader.ts';
import { createYamlReader, type ReadYaml } from '../../../audit/read-yaml.ts';
import { createSurface } from '../../../audit/surface.ts';
import type { RulesBundle } from '../../../view/rules/rules-bundle.ts';
import { loadYamlParser } from '../../load-yaml.ts';
import { countRules } from './counted-rules.ts';
import type { FilePart, News, Order, ReadResult } from './messages.ts';
import { packResult } from './pack-result.ts';
import { readSource } from './read-source.ts';

/** How often the page can be heard, hears how far the reading is, and gets all that is known, in milliseconds. */
const [TURN, PROGRESS, SNAPSHOT] = [100, 200, 4000];

/** Reads files one after another as if they were one, and says what it finds. Ends soon after `isStopped` says yes. */
export async function readFiles(
  order: Extract<Order, { kind: 'read' }>,
  say: (news: News) => void,
  isStopped: () => boolean,
): Promise<void> {
  const bundle = order.rules === undefined ? undefined : await importRules(order.rules).catch(() => 'failed' as const);
  const rules = typeof bundle === 'object' ? bundle.rules : undefined;
  const options = { surface: createSurface(order.surface), rules, readYaml: await makeYamlReader(order.files) };
  const reader = createFileReader(options);
  const joined = joinFiles(reader, order.files.length > 1);
  const faults: string[] = [];
  const toResult = (read: number): ReadResult => {
    const report = reader.snapshot();
    const rules = typeof bundle === 'object' ? countRules(report.rules ?? [], bundle) : bundle;
    return { report, read, parts: [...joined.parts], faults: [...faults], isStopped: isStopped(), rules };
  };
  const pace = createPace();
  let [before, total] = [0, 0];
  const goOn = async (read: number): Promise<boolean> => {
    total = before + read;
    if (pace.isDue('progress', PROGRESS)) say({ kind: 'progress', read: total, progress: reader.progress() });
    if (pace.isDue('snapshot', SNAPSHOT)) say({ kind: 'snapshot', result: packResult(toResult(total)) });
    if (pace.isDue('turn', TURN)) await new Promise((resolve) => setTimeout(resolve));
    return !isStopped();
  };
  for (const file of order.files) {
    if (isStopped()) break;
    joined.begin(file.name);
    const ending = await readSource(file, { push: joined.push, goOn });
    if (ending.kind === 'fault') faults.push(order.files.length > 1 ? `${file.name}: ${ending.message}` : ending.message);
    before = total;
  }
  reader.end();
  say({ kind: 'end', result: packResult(toResult(total)) });
}

/** The rules, from the module at an address; loaded once. */
export async function importRules(address: string): Promise<RulesBundle> {
  const { default: bundle } = (await import(/* @vite-ignore */ address)) as { readonly default: RulesBundle };
  return bundle;
}

/** The parser is fetched for files that are called so: large YAML is not read, and a log is no YAML. */
async function makeYamlReader(files: readonly File[]): Promise<ReadYaml | undefined> {
  const mayNeed = files.some(({ name }) => /\.ya?ml(\.gz)?$/i.test(name));
  return mayNeed ? createYamlReader(await loadYamlParser()) : undefined;
}

interface Joined {
  readonly parts: FilePart[];
  readonly begin: (name: string) => void;
  readonly push: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** Hands the bytes of several files on as one sequence; a file begins on a new line. Lines are counted only where there are several. */
function joinFiles(reader: FileReader, hasSeveral: boolean): Joined {
  const parts: FilePart[] = [];
  let [offset, lines, lastByte] = [0, 0, LINE_FEED];
  const push = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    offset += bytes.length;
    lastByte = bytes[bytes.length - 1] ?? LINE_FEED;
    if (hasSeveral) lines += countLines(bytes);
    reader.push(bytes);
  };
  const begin = (name: string): void => {
    if (lastByte !== LINE_FEED) push(new Uint8Array([LINE_FEED]));
    parts.push({ name, offset, lines });
  };
  return { parts, begin, push };
}

const LINE_FEED = 10;

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

/** Says of something that is done now and then whether it is time again. */
function createPace(): { readonly isDue: (what: string, every: number) => boolean } {
  const last = new Map<string, number>();
  const start = performance.now();
  return {
    isDue: (what, every) => {
      const now = performance.now();
      if (now - (last.get(what) ?? start) < every) return false;
      last.set(what, now);
      return true;
    },
  };
}
