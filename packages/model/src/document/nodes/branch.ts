import { z } from 'zod';
import { PortName } from '../../ids.ts';
import { ExpressionText } from '../expressionText.ts';

export const BranchCase = z.strictObject({
  port: PortName.meta({
    title: 'Port',
    description: 'The name of this way out in the file and for programs.',
  }),
  title: z
    .string()
    .min(1)
    .max(120)
    .meta({ title: 'Title', description: 'What the canvas shows at this way out.' }),
  when: ExpressionText.meta({ title: 'When', description: 'The case goes this way when it holds.' }),
});

/** Cases are tried in order; none takes `otherwise`. */
export const BranchConfig = z.strictObject({
  cases: z
    .array(BranchCase.meta({ title: 'Case' }))
    .min(1)
    .meta({
      title: 'Cases',
      description: 'Tried in order; the first that holds is taken, none takes "Otherwise".',
    }),
});
export type BranchConfig = z.infer<typeof BranchConfig>;
