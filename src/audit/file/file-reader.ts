import type { ReadYaml } from '../read-yaml.ts';
import type { AskedRule } from '../rules/rule.ts';
import type { Surface } from '../surface.ts';
import { createComparedBodies } from './compared-bodies.ts';
import { createBlockCutter } from './cut-blocks.ts';
import { createFormReader } from './form-reader.ts';
import { createKnownLines } from './known-lines.ts';
import { FILE_LIMITS, type FileLimits } from './limits.ts';
import { createRecordSink } from './record-sink.ts';
import type { FileProgress, FileReport } from './report.ts';
import { createTally } from './tally.ts';

export interface FileReaderOptions {
  readonly surface: Surface;
  /** Rules to ask of each event; bodies are parsed where a rule rests on them. */
  readonly rules?: readonly AskedRule[] | undefined;
  /** Made by createYamlReader; without it, YAML is no event. */
  readonly readYaml?: ReadYaml | undefined;
  readonly limits?: Partial<FileLimits> | undefined;
}

/** Reads a file of any size as its bytes come, unpacked. Nothing throws, whatever the bytes. */
export interface FileReader {
  /** The next bytes, cut anywhere; not used after the call. Works through what is whole in them. */
  readonly push: (chunk: Uint8Array) => void;
  /** The file ends here. */
  readonly end: () => void;
  /** Cheap: a few numbers. */
  readonly progress: () => FileProgress;
  /** Everything known so far. */
  readonly snapshot: () => FileReport;
}

/** Makes a reader of one file. */
export function createFileReader({ surface, rules, readYaml, limits: own }: FileReaderOptions): FileReader {
  const limits = { ...FILE_LIMITS, ...own };
  const bodies = createComparedBodies();
  const known = createKnownLines(bodies, rules !== undefined);
  const tally = createTally(surface, limits, rules, known);
  const reader = createFormReader(createRecordSink(surface, tally, bodies, known), limits, readYaml);
  const cutter = createBlockCutter(reader, known && ((bytes) => known.open(bytes, tally.rules?.askAlike)));
  const read = () => ({ bytes: cutter.bytes(), lines: cutter.lines() });
  return {
    push: cutter.push,
    end() {
      cutter.end();
      reader.end();
    },
    progress() {
      const progress = tally.progress(read());
      return { ...progress, events: progress.events + (known?.waiting() ?? 0) };
    },
    snapshot() {
      if (known) tally.addKnown(known.take());
      return tally.report(read());
    },
  };
}
