import type { Artefact, Json } from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import type { RunSnapshot } from './snapshot.ts';

/** More than anybody sends by mistake; a run must not grow without end. */
export const MAX_KEPT_SIGNALS = 100;

/** Whether a wait of the run waits for this signal now. */
export const isAwaited = (artefact: Artefact, snapshot: RunSnapshot, name: string): boolean =>
  activeVisits(snapshot).some(({ node: id }) => {
    const node = artefact.nodes[id]?.node;
    return node?.kind === 'wait' && node.config.until.type === 'signal' && node.config.until.signal === name;
  });

/** The run with a signal that nobody has waited for yet; for flows without any such wait, whose machine keeps none. */
export function withSignal(snapshot: RunSnapshot, signal: { name: string; payload: Json }): RunSnapshot {
  const signals = [...(snapshot.context.signals ?? []), signal];
  return { ...snapshot, context: { ...snapshot.context, signals } };
}
