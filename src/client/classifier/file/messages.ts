import type { FileProgress, FileReport, RuleCount } from '../../../audit/file/report.ts';
import type { SurfaceData } from '../../../audit/surface.ts';
import type { BundledRule } from '../../../view/rules/rules-bundle.ts';

/** What the page asks of a worker. */
export type Order =
  | {
      readonly kind: 'read';
      readonly files: readonly File[];
      readonly surface: SurfaceData;
      /** Address of the module of rules; undefined where no rules are to be asked. */
      readonly rules: string | undefined;
    }
  | { readonly kind: 'stop' }
  /** Load the rules, for when there is no network; answered by `ready` or `failed`. */
  | { readonly kind: 'prepare'; readonly rules: string };

/** What the worker says. `ready` comes once, before it can be asked. */
export type News =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly read: number; readonly progress: FileProgress }
  | { readonly kind: 'snapshot' | 'end'; readonly result: PackedResult }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * A result as bytes, which go from thread to thread without being copied, in pieces that are each unpacked in a few milliseconds: as an
 * object, ten thousand actors would hold the page up for a tenth of a second. First the result without its long lists, then these.
 */
export type PackedResult = readonly ArrayBuffer[];

/** What is known of the files so far. */
export interface ReadResult {
  readonly report: FileReport;
  /** Bytes read of the files as they lie on the disk. */
  readonly read: number;
  readonly parts: readonly FilePart[];
  /** Why files could not be read to their end. */
  readonly faults: readonly string[];
  /** True where somebody stopped it. */
  readonly isStopped: boolean;
  /** Undefined where no rules were asked for; `failed` where they could not be loaded. */
  readonly rules: readonly CountedRule[] | 'failed' | undefined;
}

/** Where a file begins in the sequence of all: bytes, unpacked, and lines that come before it. */
export interface FilePart {
  readonly name: string;
  readonly offset: number;
  readonly lines: number;
}

/** A rule that fires on records, or may, and what a list says of it. */
export type CountedRule = Pick<RuleCount, 'fires' | 'mayFire' | 'lines'> &
  Pick<BundledRule, 'title' | 'path' | 'severity' | 'status' | 'log'> & {
    readonly vendor: string;
    /** What it demands of several events together, in words. */
    readonly needs: readonly string[];
    /** A person read its operations only. */
    readonly isHandRead: boolean;
  };
