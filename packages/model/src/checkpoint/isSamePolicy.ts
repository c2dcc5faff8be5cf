import { canonicalJson } from '../hash.ts';
import type { Json } from '../json.ts';
import type { CheckpointPolicy } from './policy.ts';

/** Whether two policies say the same in every field, whatever the order in which they say it. */
export const isSamePolicy = (one: CheckpointPolicy, other: CheckpointPolicy): boolean =>
  canonicalJson(one as unknown as Json) === canonicalJson(other as unknown as Json); // safe: policies are JSON
