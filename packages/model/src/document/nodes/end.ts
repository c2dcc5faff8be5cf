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
        name: PortName.meta({ title: 'Name' }),
        value: ExpressionText.meta({ title: 'Value' }),
      }),
    )
    .default([])
    .meta({ title: 'Output' }),
  undo: z.boolean().optional().meta({
    title: 'Undo what was done',
    description: 'Takes back the actions that name an undo, the newest first, before the run ends.',
  }),
});
export type EndConfig = z.infer<typeof EndConfig>;
