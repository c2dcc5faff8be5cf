import { z } from 'zod';
import { PortName } from '../../ids.ts';

export const ParallelConfig = z.strictObject({
  branches: z
    .array(
      z.strictObject({
        port: PortName.meta({
          title: 'Port',
          description: 'The name of this way out in the file and for programs.',
        }),
        title: z
          .string()
          .min(1)
          .max(120)
          .meta({ title: 'Title', description: 'What the canvas shows at this way out.' }),
      }),
    )
    .min(2)
    .meta({ title: 'Branches', description: 'All of them run at the same time and meet again in a join.' }),
});
export type ParallelConfig = z.infer<typeof ParallelConfig>;

export const JoinConfig = z.strictObject({});
export type JoinConfig = z.infer<typeof JoinConfig>;
