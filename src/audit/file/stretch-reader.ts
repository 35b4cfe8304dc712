import type { ReadYaml } from '../read-yaml.ts';
import type { AskedRule } from '../rules/rule.ts';
import type { Surface } from '../surface.ts';
import { createComparedBodies } from './compared-bodies.ts';
import { createBlockCutter } from './cut-blocks.ts';
import { createFormReader, type FormReader } from './form-reader.ts';
import { createKnownLines } from './known-lines.ts';
import { FILE_LIMITS, type FileLimits } from './limits.ts';
import { type BlockReader, createLineReader } from './line-reader.ts';
import { createRecordSink } from './record-sink.ts';
import type { FileProgress, FileReport } from './report.ts';
import { firstLine, type StretchStart } from './stretch.ts';
import { createTally } from './tally.ts';

export interface FileReaderOptions {
  readonly surface: Surface;
  /** Rules to ask of each event; bodies are parsed where a rule rests on them. */
  readonly rules?: readonly AskedRule[] | undefined;
  /** Made by createYamlReader; without it, YAML is no event. */
  readonly readYaml?: ReadYaml | undefined;
  readonly limits?: Partial<FileLimits> | undefined;
}

/** Where several read a file, each keeps more entries: the first ones of the file need not be the first of a reader. */
export function withMoreEntries(options: FileReaderOptions): FileReaderOptions {
  return { ...options, limits: { ...options.limits, entries: 4 * (options.limits?.entries ?? FILE_LIMITS.entries) } };
}

/** Reads stretches of a file one after another, and counts what is in all of them. Nothing throws, whatever the bytes. */
export interface StretchReader {
  /** The bytes that come are of this stretch. The one that begins the file tells what form the file has; others have lines. */
  readonly begin: (start: StretchStart) => void;
  /** The next bytes, cut anywhere; not used after the call. Works through what is whole in them. */
  readonly push: (chunk: Uint8Array) => void;
  /** The stretch ends here; gives how many lines it has. */
  readonly end: () => number;
  /** Lines of this stretch begun so far. */
  readonly lines: () => number;
  /** How the file is read; undefined until enough of it is known. */
  readonly form: () => FormReader['form'];
  /** Cheap: a few numbers. `read`: what was read of the file. */
  readonly progress: (read: Read) => FileProgress;
  readonly report: (read: Read) => FileReport;
}

export type Read = Pick<FileProgress, 'bytes' | 'lines'>;

/** Makes a reader that has begun no stretch. */
export function createStretchReader({ surface, rules, readYaml, limits: own }: FileReaderOptions): StretchReader {
  const limits = { ...FILE_LIMITS, ...own };
  const tally = createTally(surface, limits, rules);
  const bodies = createComparedBodies();
  const known = rules ? undefined : createKnownLines(bodies);
  const sink = createRecordSink(surface, tally, bodies, known);
  const whole = createFormReader(sink, limits, readYaml);
  let reader: BlockReader = whole;
  let cutter = createBlockCutter(reader, { known });
  return {
    begin(start) {
      reader = start.number === 0 ? whole : createLineReader(sink, limits.record);
      cutter = createBlockCutter(reader, { offset: start.offset, line: firstLine(start), known });
    },
    push: (chunk) => cutter.push(chunk),
    end() {
      cutter.end();
      reader.end();
      return cutter.lines();
    },
    lines: () => cutter.lines(),
    form: () => whole.form,
    progress(read) {
      const progress = tally.progress(read);
      return { ...progress, events: progress.events + (known?.waiting() ?? 0) };
    },
    report(read) {
      if (known) tally.addKnown(known.take());
      return tally.report(read);
    },
  };
}
