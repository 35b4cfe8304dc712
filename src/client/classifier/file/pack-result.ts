import type { ActorCount, OperationCount } from '../../../audit/file/report.ts';
import { takeInSlices } from '../../slices.ts';
import type { PackedResult, ReadResult } from './messages.ts';

/** Entries of a piece: operations carry the texts of their first records. */
const [OPERATIONS, ACTORS] = [200, 1000];

interface Piece {
  readonly operations?: readonly OperationCount[];
  readonly actors?: readonly ActorCount[];
}

export function packResult(result: ReadResult): PackedResult {
  const { operations, actors } = result.report;
  const bare = {
    ...result,
    report: { ...result.report, operations: { ...operations, entries: [] }, actors: { ...actors, entries: [] } },
  };
  const pieces: readonly Piece[] = [
    ...cut(operations.entries, OPERATIONS).map((part) => ({ operations: part })),
    ...cut(actors.entries, ACTORS).map((part) => ({ actors: part })),
  ];
  return [bare, ...pieces].map((piece) => new TextEncoder().encode(JSON.stringify(piece)).buffer);
}

/** The result again; lets the page have its turn between the pieces. */
export async function unpackResult([first, ...rest]: PackedResult): Promise<ReadResult> {
  const bare = decode(first ?? new ArrayBuffer(0)) as ReadResult;
  const operations: OperationCount[] = [];
  const actors: ActorCount[] = [];
  await takeInSlices(rest, (bytes) => {
    const piece = decode(bytes) as Piece;
    operations.push(...(piece.operations ?? []));
    actors.push(...(piece.actors ?? []));
  });
  const { report } = bare;
  return {
    ...bare,
    report: {
      ...report,
      operations: { ...report.operations, entries: operations },
      actors: { ...report.actors, entries: actors },
    },
  };
}

function cut<T>(list: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

function decode(bytes: ArrayBuffer): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
