import type { Level, Stage } from '../../schema/common.ts';
import type { Field } from '../model.ts';

/** One line of an operation's field table: a field that its record can carry, where and when. */
export interface RecordField {
  readonly field: Field;
  /** The path as it stands in this record: the field's own, or one moved under a workload's pod template or into the response. */
  readonly path: string;
  readonly level: Level;
  readonly stages: readonly Stage[];
  /** Set where this operation differs from what the field's own page says. */
  readonly note?: string | undefined;
}
