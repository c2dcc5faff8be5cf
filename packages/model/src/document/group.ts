import { z } from 'zod';
import { NodeId } from '../ids.ts';

/**
 * Steps that are drawn together: they move as one, and folded they are one card. A step is in one group at most. It never
 * changes what the flow does. `isFolded` is how it looks to those who have not folded or unfolded it themselves.
 */
export const FlowGroup = z.strictObject({
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(120),
  nodes: z.array(NodeId).min(1).max(5_000),
  isFolded: z.literal(true).optional(),
  color: z.enum(['yellow', 'blue', 'green', 'pink']).optional(),
});
export type FlowGroup = z.infer<typeof FlowGroup>;
