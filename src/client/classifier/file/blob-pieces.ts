/** Reads a file piece by piece. */
export interface BlobPieces {
  /** The next bytes, which are there until the one after is asked for; undefined at the end. Rejects where the file cannot be read. */
  readonly next: () => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** No more is wanted. */
  readonly cancel: () => Promise<void>;
}

/** How much is asked for at a time; the browser may give less. */
const SIZE = 2 ** 20;

/** Where nothing comes for so long, in milliseconds, the reading is begun anew. */
const PATIENCE = 5000;

/**
 * Reads a file into one buffer over and over, where the browser can: two thirds of the time, and half the memory, of a new one for each
 * piece. An engine may take a reader for garbage that only a waiting promise holds, and never answer it (WebKit 302685; Chromium was seen to
 * stop once in a hundred gigabytes). So it is held here, and where nothing comes, another one goes on from the same place.
 */
export function createBlobPieces(source: Blob, patience = PATIENCE): BlobPieces {
  let at = 0;
  let buffer = new ArrayBuffer(SIZE);
  let reader = openReader(source);
  const close = (): Promise<void> => {
    held.delete(reader);
    return reader.cancel();
  };
  const openAnew = (): void => {
    close().catch(() => undefined);
    buffer = new ArrayBuffer(SIZE);
    reader = openReader(source.slice(at));
  };
  return {
    async next() {
      for (;;) {
        const result = await within(reader.read(new Uint8Array(buffer)), patience);
        if (result === 'late') openAnew();
        else if (result.done) {
          held.delete(reader);
          return undefined;
        } else {
          at += result.value.length;
          ({ buffer } = result.value);
          return result.value;
        }
      }
    },
    cancel: close,
  };
}

/** Reads into the bytes that it is given, or into others. */
interface Reader {
  readonly read: (into: Uint8Array<ArrayBuffer>) => Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>>;
  readonly cancel: () => Promise<void>;
}

/** Readers that are not done. */
const held = new Set<Reader>();

function openReader(source: Blob): Reader {
  const reader = readerOf(source);
  held.add(reader);
  return reader;
}

function readerOf(source: Blob): Reader {
  const stream = source.stream();
  try {
    return stream.getReader({ mode: 'byob' }) as Reader;
  } catch {
    return stream.getReader(); // of a browser whose files are no byte streams
  }
}

/** What a promise resolves to, or `late` where that takes longer. */
function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
