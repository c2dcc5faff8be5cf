import { z } from 'zod';
import { PortName } from '../../ids.ts';
import { ExpressionText } from '../expressionText.ts';

/** Sets `steps.<id>.<name>`; later values see earlier ones of the same node. */
export const TransformConfig = z.strictObject({
  set: z
    .array(
      z.strictObject({
        name: PortName.meta({ title: 'Name', description: 'Later steps read it as steps.<key>.<name>.' }),
        value: ExpressionText.meta({
          title: 'Value',
          description: 'An expression; values further up in this list can be used.',
        }),
      }),
    )
    .min(1)
    .meta({ title: 'Values', description: 'Computed in order, each once.' }),
});
export type TransformConfig = z.infer<typeof TransformConfig>;
