import { z } from 'zod';
import { PortName } from '../../ids.ts';
import { ExpressionText } from '../expressionText.ts';

export const BranchCase = z.strictObject({
  port: PortName.meta({ title: 'Port' }),
  title: z.string().min(1).max(120).meta({ title: 'Title' }),
  when: ExpressionText.meta({ title: 'When' }),
});

/** Cases are tried in order; none takes `otherwise`. */
export const BranchConfig = z.strictObject({
  cases: z.array(BranchCase).min(1).meta({ title: 'Cases' }),
});
export type BranchConfig = z.infer<typeof BranchConfig>;
