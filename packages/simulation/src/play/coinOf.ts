import type { Coin } from '@countersign/autonomy';
import type { Playing } from './playing.ts';

/** Falls on every case whose rate is not zero. */
const ALWAYS: Coin = () => 0;
/** Falls on cases of rate 1 only. */
const NEVER: Coin = () => 1 - Number.EPSILON;

/** The coins for one visit of a gate or sampler. */
export function coinOf({ setting, runId }: Playing, key: string): Coin {
  if (setting.coinOf !== undefined) return setting.coinOf(`${runId}/${key}`);
  return setting.start.samples === 'all' ? ALWAYS : NEVER;
}
