import { z } from 'zod';
import { PortName } from '../../ids.ts';

export const ParallelConfig = z.strictObject({
  branches: z
    .array(
      z.strictObject({
        port: PortName.meta({ title: 'Port' }),
        title: z.string().min(1).max(120).meta({ title: 'Title' }),
      }),
    )
    .min(2)
    .meta({ title: 'Branches' }),
});
export type ParallelConfig = z.infer<typeof ParallelConfig>;

export const JoinConfig = z.strictObject({});
export type JoinConfig = z.infer<typeof JoinConfig>;
