import { FlowDocument } from '@countersign/model';
import type fc from 'fast-check';
import type { CompileEnvironment } from '../compileEnvironment.ts';
import { type Drawing, drawLane, SIDE_ENDS } from './drawing.ts';
import { type FlowPlan, flowPlan } from './flowPlan.ts';
import { placeSteps } from './plannedStep.ts';
import { choose, OTHER_FLOW, OWN_FLOW } from './stepConfig.ts';

/** The input of all structured flows; `due` is a time or not. */
const INPUT = {
  type: 'object',
  properties: {
    amount: { type: 'number' },
    items: { type: 'array', items: { type: 'number' } },
    due: { type: 'string' },
  },
};

/** What structured flows are to be compiled with: they call themselves and one other flow. */
export const AROUND_STRUCTURED_FLOWS: CompileEnvironment = {
  self: OWN_FLOW,
  calledFlows: new Map([
    [
      OTHER_FLOW,
      {
        slug: OTHER_FLOW,
        version: 4,
        artefactHash: 'the-hash-of-the-other-flow',
        input: { type: 'object', properties: { amount: { type: 'number' } } },
        oversight: { reachesAction: false, leavesUnjudged: false, passesThrough: true },
      },
    ],
  ]),
};

/**
 * Flows of all kinds of steps that keep the rules, nearly all of them accepted: blocks in blocks, detours, ways forward,
 * back and to ends, waits and signals, calls, corrections, undo. Smaller ones have fewer steps.
 */
export const structuredFlow: fc.Arbitrary<FlowDocument> = flowPlan.map(flowOfPlan);

function flowOfPlan(plan: FlowPlan): FlowDocument {
  const { picks } = plan;
  const drawing: Drawing = { nodes: [], edges: [] };
  const first = drawLane(drawing, placeSteps(plan), { exit: 'done', isTop: true });
  const ends = ['done', ...SIDE_ENDS].map((outcome) => ({
    ...{ id: outcome, kind: 'end', title: outcome, position: { x: 0, y: 0 } },
    config: {
      outcome,
      output: [{ name: 'amount', value: 'input.amount' }],
      ...(outcome === 'undone' ? { undo: true } : {}),
    },
  }));
  const start = { id: 'trigger', kind: 'trigger', title: 'Start', config: {}, position: { x: 0, y: 0 } };
  return FlowDocument.parse({
    schema: 'countersign.flow/1',
    name: 'Structured',
    input: INPUT,
    nodes: [start, ...drawing.nodes, ...ends],
    edges: [{ id: 'trigger-next', source: 'trigger', port: 'next', target: first }, ...drawing.edges],
    settings: {
      visitLimit: choose(picks, 0, [5, 3, 50]),
      businessHours: { from: '09:00', to: '17:00' },
      timeZone: choose(picks, 1, ['UTC', 'Europe/Berlin']),
      ...choose(picks, 2, [{}, { undoOnFailure: true }]),
      ...choose(picks, 3, [{}, {}, { budget: { steps: 12 } }]),
    },
  });
}
