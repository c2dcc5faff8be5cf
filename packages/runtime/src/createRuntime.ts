import type { Json } from '@countersign/model';
import { Client } from './client/Client.ts';
import { createIds } from './createIds.ts';
import type { Actions } from './ports/actions.ts';
import type { Agents } from './ports/agents.ts';
import { type Clock, systemClock } from './ports/clock.ts';
import type { FaultPoints } from './ports/faults.ts';
import type { Observer, Place } from './ports/observer.ts';
import type { Runs } from './ports/queries.ts';
import type { Store } from './ports/store.ts';
import { StoreClock } from './time/StoreClock.ts';
import { TurnLoop } from './turns/TurnLoop.ts';
import { Worker } from './worker/Worker.ts';

export type RuntimeOptions = {
  readonly store: Store;
  readonly runs: Runs;
  readonly agents: Agents;
  readonly actions: Actions;
  /** Keys the coins of samplers; the same for all processes, at least 16 bytes. */
  readonly samplingSecret: Uint8Array;
  /** Unique among living processes. */
  readonly workerId: string;
  /** Told of what goes wrong without ending anything, and where if it is known. */
  readonly onError: (error: unknown, place?: Partial<Place>) => void;
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** The model's, computed by the platform: a review is shown under the hash of what it says. */
  readonly contentHash?: (value: Json) => string;
  readonly random?: () => number;
  readonly faults?: FaultPoints;
  readonly observer?: Observer;
  readonly leaseMs?: number;
  readonly concurrency?: number;
  readonly graceMs?: number;
};

/** A client and a worker over one turn loop. A process that only serves never starts the worker; its effects stay free. */
export type Runtime = { readonly client: Client; readonly worker: Worker; readonly loop: TurnLoop };

/**
 * Puts the loop together. Nothing runs until `worker.start()`; the client works at once.
 *
 * @example
 * const { client, worker } = createRuntime({ store, runs, agents, actions, samplingSecret, workerId, onError });
 * await worker.start();
 * const started = await client.start(workspaceId, { flow: 'refunds', input, actor });
 */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { clock: ownClock = systemClock, newId = createIds(), random = Math.random, ...rest } = options;
  const clock = new StoreClock(ownClock, options.store);
  const loop = new TurnLoop({ ...rest, clock, newId });
  const client = new Client({ ...rest, loop, clock, newId });
  const worker = new Worker({ ...rest, loop, clock, random });
  return { client, worker, loop };
}
