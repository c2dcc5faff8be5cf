import { agentsIn, type CallInput, readSnapshot } from '@countersign/engine';
import type { Artefact } from '@countersign/model';
import type { LeasedEffect, Store } from '../ports/store.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';

/** So many runs are read at once. */
const PAGE = 200;

/**
 * The versions of all agents that answered in the runs of a call, each once; nothing where there were none. By them is
 * told at a gate of the calling flow whether the agents behind a proposal are still the same. All runs of a call are on
 * one version, so where the first ones could ask nobody, none could.
 */
export async function agentsOfCall(
  { runId, key }: LeasedEffect,
  { inputs }: CallInput,
  { store, loop }: { readonly store: Pick<Store, 'childSnapshots'>; readonly loop: TurnLoop },
): Promise<{ agents?: readonly string[] }> {
  const versions = new Set<string>();
  for (let from = 0; from < inputs.length; from += PAGE) {
    const runs = await store.childSnapshots(runId, key, { from, to: from + PAGE });
    for (const { artefactHash, snapshot } of runs) {
      const artefact = await loop.artefact(artefactHash);
      if (!canAsk(artefact)) return {};
      const answers = agentsIn(artefact, readSnapshot(snapshot).context);
      for (const { agentVersion } of answers) versions.add(agentVersion);
    }
  }
  return versions.size === 0 ? {} : { agents: [...versions].sort() };
}

const ASKING: ReadonlySet<string> = new Set(['agent', 'subflow', 'each']);

const canAsk = ({ nodes }: Artefact): boolean =>
  Object.values(nodes).some(({ node }) => ASKING.has(node.kind));
