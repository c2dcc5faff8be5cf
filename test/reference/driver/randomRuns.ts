import { compile } from '@countersign/compiler';
import { AROUND_STRUCTURED_FLOWS, randomFlow, structuredFlow } from '@countersign/compiler/testing';
import type { FlowDocument } from '@countersign/model';
import fc from 'fast-check';
import { driveFlow } from './driveFlow.ts';
import { newTally } from './tally.ts';

const SMALLER_MS = 20_000;

/** Numbers for one run; fast-check leaves some out until a failure is as short as it gets. */
export const numbers = fc.array(fc.nat(1_000_000), { minLength: 30, maxLength: 900, size: 'max' });

/** The same flow, but every action can be taken back, and is when the run fails. */
const withUndos = (flow: FlowDocument): FlowDocument => ({
  ...flow,
  nodes: flow.nodes.map((node) =>
    node.kind === 'action' && node.config.reversible
      ? { ...node, config: { ...node.config, undo: { ...TAKE_BACK, subject: `Take back ${node.id}` } } }
      : node,
  ),
  settings: { ...flow.settings, undoOnFailure: true },
});

const TAKE_BACK = { type: 'email', to: 'team@example.com', body: 'Case {{ run.id }}' } as const;

const flow = fc.oneof(
  { weight: 4, arbitrary: structuredFlow },
  { weight: 2, arbitrary: structuredFlow.map(withUndos) },
  { weight: 2, arbitrary: randomFlow.map(withUndos) },
);

/**
 * Drives random flows, those that the compiler accepts, in the engine and in the interpreter at the same time; throws with
 * the seed and the smallest flow and story for which they do different things. Answers what was done.
 */
export function driveRandomFlows({ flows, seed }: { flows: number; seed: number }): Record<string, number> {
  const tally = newTally();
  let failedAt: number | null = null;
  const drive = (document: FlowDocument, picked: readonly number[]) => {
    // A failure is made smaller for a while only.
    if (failedAt !== null && performance.now() - failedAt > SMALLER_MS) return;
    const { artefact } = compile(document, AROUND_STRUCTURED_FLOWS);
    fc.pre(artefact !== null);
    if (artefact === null) return;
    try {
      driveFlow({ flow: document, environment: AROUND_STRUCTURED_FLOWS, artefact, numbers: picked }, tally);
    } catch (error) {
      failedAt ??= performance.now();
      throw error;
    }
  };
  fc.assert(fc.property(flow, numbers, drive), { numRuns: flows, seed, maxSkipsPerRun: 20 });
  return tally.counts;
}
