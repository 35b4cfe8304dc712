import { findMember, HEADER } from './gzip-start.ts';

/** Most compressed bytes that are given to the decompressor at once: where it meets a fault, it drops what they held. */
const STEP = 2 ** 14;

type Push = (bytes: Uint8Array<ArrayBuffer>) => void;

/** Where a compressed file ends too early or is damaged; what came before has been handed on. */
export class GzipFault extends Error {}

/** Takes compressed bytes as they come and hands on what they hold. */
export interface Gunzip {
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** To be called once after the last bytes. */
  readonly end: () => Promise<void>;
}

/**
 * Opens gzip with the browser's own decompressor. That reads one member only, and a file may be several one after another (rotated logs
 * that were joined): each is found by its header and gets a decompressor of its own.
 * @throws GzipFault from both functions.
 */
export function createGunzip(push: Push): Gunzip {
  let member = openMember(push);
  let kept = new Uint8Array(0);
  const split = async (bytes: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<void> => {
    const all = join(kept, bytes);
    let start = 0;
    for (let next = findMember(all, kept.length === 0 ? 1 : 0, member.length()); next > 0; ) {
      await member.write(all.subarray(start, next));
      await member.end();
      member = openMember(push);
      start = next;
      next = findMember(all, next + HEADER, 0);
    }
    const end = isLast ? all.length : Math.max(start, all.length - KEEP);
    await member.write(all.subarray(start, end));
    kept = all.slice(end);
  };
  return {
    write: (bytes) => split(bytes, false),
    end: async () => {
      await split(new Uint8Array(0), true);
      await member.end();
    },
  };
}

/** So many bytes wait for the next ones: a header and the length before it may be cut in two. */
const KEEP = 2 * HEADER;

function join(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

interface Member extends Gunzip {
  /** How many bytes it has handed on. */
  readonly length: () => number;
}

function openMember(push: Push): Member {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  let length = 0;
  let fault: unknown;
  const drained = (async () => {
    for (const reader = readable.getReader(); ; ) {
      const { value, done } = await reader.read();
      if (done) return;
      length += value.length;
      push(value);
    }
  })();
  drained.catch((error: unknown) => {
    fault = error;
  });
  writer.closed.catch(() => undefined);
  const guard = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => {
      throw new GzipFault(explain(fault ?? error));
    });
  };
  return {
    length: () => length,
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; at += STEP) await guard(writer.write(bytes.subarray(at, at + STEP)));
    },
    end: async () => {
      await new Promise((resolve) => setTimeout(resolve)); // what is ready is read before a fault at the end can drop it
      await guard(Promise.all([writer.close(), drained]));
    },
  };
}

function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
