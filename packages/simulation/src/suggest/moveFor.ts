import type { Demands } from '@countersign/expression';
import type { Artefact, Json, NodeId, ScenarioMove, Verdict } from '@countersign/model';
import { placeOf, type Stop } from '../play/stopsOf.ts';
import { exampleOutput, exampleProposal } from './answers.ts';
import type { Choice } from './choices.ts';
import { valueAt } from './valueAt.ts';

/** The move by which a choice is made at a stop; null where there is none. */
export function moveFor(
  artefact: Artefact,
  demands: Demands,
  { stop, choice }: { readonly stop: Stop; readonly choice: Choice },
): ScenarioMove | null {
  const node = placeOf(stop).node as NodeId; // safe: a node of the artefact
  const at = { ...(stop.run === 0 ? {} : { run: stop.run }), node };
  if (choice === 'pass') return { type: 'passTime' };
  switch (stop.type) {
    case 'effect':
      if (choice === 'fails') return { type: 'fail', ...at };
      return stop.effect.kind === 'agent'
        ? { type: 'propose', ...at, proposal: exampleProposal(artefact, node, demands) }
        : { type: 'complete', ...at, output: exampleOutput(artefact, stop.effect, demands) };
    case 'review':
      return { type: 'decide', ...at, verdict: verdictFor(stop.review.reasonCodes[0]?.code, choice) };
    case 'signal': {
      const { node: _, ...run } = at;
      return { type: 'signal', ...run, name: stop.signal, payload: payloadFor(node, demands) };
    }
    case 'sample':
      return { type: 'judge', ...at, verdict: { type: 'incorrect' } };
    case 'timer':
      return null;
  }
}

function verdictFor(reasonCode: string | undefined, choice: Choice): Verdict {
  switch (choice) {
    case 'reject':
      return { type: 'reject', ...(reasonCode === undefined ? {} : { reasonCode }) };
    case 'sendBack':
      return { type: 'sendBack', message: 'Please look at it once more.' };
    default:
      return { type: 'approve' };
  }
}

const payloadFor = (node: string, demands: Demands): Json =>
  valueAt({ type: 'object' }, `steps.${node}.payload`, demands) ?? {};
