import { createBlobPieces } from './blob-pieces.ts';
import { FOREIGN_BYTES, nameForeign } from './foreign-file.ts';
import { createGunzip, GzipFault } from './gunzip.ts';
import { isGzip } from './gzip-start.ts';

/** How the reading of a file ended; a fault is said in words, and what came before it has been handed on. */
export type Ending = { readonly kind: 'whole' | 'stopped' } | { readonly kind: 'fault'; readonly message: string };

export interface SourceReader {
  /** Takes the content, decompressed where the file is compressed. The bytes are there during the call. */
  readonly push: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Is told how many bytes of the file itself have been read; says no where no more are wanted. */
  readonly goOn: (read: number) => Promise<boolean>;
}

/** True for a file that begins like gzip. */
export async function isCompressed(source: Blob): Promise<boolean> {
  return isGzip(await readStart(source));
}

async function readStart(source: Blob): Promise<Uint8Array> {
  return new Uint8Array(await source.slice(0, FOREIGN_BYTES).arrayBuffer());
}

/** Reads a file piece by piece; never throws. */
export async function readSource(source: Blob, reader: SourceReader): Promise<Ending> {
  try {
    const start = await readStart(source);
    const foreign = nameForeign(start);
    if (foreign) return { kind: 'fault', message: foreign };
    return isGzip(start) ? await readCompressed(source, reader) : await readPlain(source, reader);
  } catch (error) {
    return { kind: 'fault', message: explain(error) };
  }
}

/** Largest pieces that are worked through before somebody can say no: of a compressed file each holds about ten times as much. */
const [PLAIN_STEP, COMPRESSED_STEP] = [2 ** 19, 2 ** 16];

async function readPlain(source: Blob, { push, goOn }: SourceReader): Promise<Ending> {
  const isWhole = await readPieces(source, PLAIN_STEP, goOn, async (piece) => push(piece));
  return { kind: isWhole ? 'whole' : 'stopped' };
}

async function readCompressed(source: Blob, { push, goOn }: SourceReader): Promise<Ending> {
  const gunzip = createGunzip(push);
  if (!(await readPieces(source, COMPRESSED_STEP, goOn, (piece) => gunzip.write(piece.slice())))) return { kind: 'stopped' };
  await gunzip.end();
  return { kind: 'whole' };
}

/** False where it was stopped. */
async function readPieces(
  source: Blob,
  step: number,
  goOn: SourceReader['goOn'],
  take: (piece: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<boolean> {
  const pieces = createBlobPieces(source);
  let read = 0;
  for (let piece = await pieces.next(); piece; piece = await pieces.next()) {
    for (let at = 0; at < piece.length; at += step) {
      const part = piece.subarray(at, at + step);
      await take(part);
      read += part.length;
      if (await goOn(read)) continue;
      await pieces.cancel();
      return false;
    }
  }
  return true;
}

function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof GzipFault)
    return `The compressed file is damaged or cut off (${text}): what could be read before is shown; take a whole copy for the rest`;
  return `The file could not be read on (${text}): it may have been changed or removed meanwhile; choose it again`;
}
