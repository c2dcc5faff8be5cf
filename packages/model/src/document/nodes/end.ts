import { z } from 'zod';
import { PortName } from '../../ids.ts';
import { ExpressionText } from '../expressionText.ts';

export const EndConfig = z.strictObject({
  outcome: z
    .string()
    .min(1)
    .max(60)
    .default('done')
    .meta({ title: 'Outcome', description: 'What lists and reports show.' }),
  output: z
    .array(
      z.strictObject({
        name: PortName.meta({ title: 'Name', description: 'The caller reads it under this name.' }),
        value: ExpressionText.meta({
          title: 'Value',
          description: 'An expression, for example: proposal.payload.amount',
        }),
      }),
    )
    .default([])
    .meta({ title: 'Output', description: 'What the run hands back to whoever started it.' }),
  undo: z.boolean().optional().meta({
    title: 'Undo what was done',
    description: 'Takes back the actions that name an undo, the newest first, before the run ends.',
  }),
});
export type EndConfig = z.infer<typeof EndConfig>;
