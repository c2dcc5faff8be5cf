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
});
export type EndConfig = z.infer<typeof EndConfig>;
