import { z } from 'zod';
import { PortName } from '../../ids.ts';
import { ExpressionText } from '../expressionText.ts';

/** Sets `steps.<id>.<name>`; later values see earlier ones of the same node. */
export const TransformConfig = z.strictObject({
  set: z
    .array(
      z.strictObject({
        name: PortName.meta({ title: 'Name' }),
        value: ExpressionText.meta({ title: 'Value' }),
      }),
    )
    .min(1)
    .meta({ title: 'Values' }),
});
export type TransformConfig = z.infer<typeof TransformConfig>;
