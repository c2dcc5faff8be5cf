import type { Place } from '../conditions/place.ts';
import type { Fields } from '../read/fields.ts';

/** A node as the mappings see it. `type` is without the name of its package. */
export type N8nNode = {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly version: number;
  readonly parameters: Fields;
  /** Where a value that a text of the node names (`$json.order.id`) stands in a run; null when nobody knows. */
  readonly find: (path: string) => Place | null;
  /** How many outputs have connections, counted to the last of them. */
  readonly outputs: number;
  readonly attached: readonly { readonly node: Fields; readonly name: string; readonly type: string }[];
};
