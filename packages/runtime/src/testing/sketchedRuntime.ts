import type { Json, JsonObject, RunId } from '@countersign/model';
import { expect } from 'vitest';
import { ADA, aRuntime, type RuntimeSketch, WORKSPACE } from './aRuntime.ts';
import { type FlowSketch, publishSketches } from './sketchFlow.ts';

/** A runtime with these flows published, each of which may call those before it, and shorthands for runs that call. */
export function sketchedRuntime(flows: { readonly [slug: string]: FlowSketch }, options: RuntimeSketch = {}) {
  const runtime = aRuntime(options);
  const artefacts = publishSketches(runtime.store, WORKSPACE, flows);
  const call = async (flow: string, input: Json, idempotencyKey: string | null = null): Promise<RunId> => {
    const started = await runtime.client.start(WORKSPACE, { flow, input, idempotencyKey, actor: ADA });
    if (!started.ok) throw new Error(started.problem.message);
    return started.value.run.id;
  };
  /** In the order of their start. */
  const childrenOf = async (parent: RunId) =>
    (await runtime.store.runs.list(WORKSPACE, { parent, limit: 10_000 })).items.toReversed();
  /** Why a call failed. */
  const failureOf = async (id: RunId) =>
    (await runtime.eventsOf(id)).find(({ type }) => type === 'call.failed')?.data;
  /** What a flow that hands on the output of its step `call` has ended with. */
  const outputOf = async (id: RunId): Promise<{ items: JsonObject[] }> => {
    const run = await runtime.runOf(id);
    if (run?.output === undefined) throw new Error(`The run ${id} has no output`);
    return (run.output as { call: { items: JsonObject[] } }).call; // safe: only flows of this shape are asked
  };
  /** Ticks although something that a tick waits for is held up. */
  const tickUntil = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    await expect
      .poll(() => {
        void runtime.worker.tick();
        return holds();
      })
      .toBe(true);
  };
  return { ...runtime, artefacts, call, childrenOf, failureOf, outputOf, tickUntil };
}
