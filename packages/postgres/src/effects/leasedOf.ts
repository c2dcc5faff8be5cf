import type { Json } from '@countersign/model';
import type { LeasedEffect } from '@countersign/runtime';
import { unpack } from '../packed.ts';

/** A claimed effect as the database answers it. */
export type LeasedRow = Omit<LeasedEffect, 'input'> &
  Readonly<{ packedInput: Uint8Array | null; input: Json | null }>;

export const leasedOf = ({ packedInput, input, ...effect }: LeasedRow): LeasedEffect => ({
  ...effect,
  input: unpack(packedInput, input),
});
