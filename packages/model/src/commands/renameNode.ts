import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument, FlowEdge } from '../document/flow.ts';
import { type FlowNode, NODE_CONFIGS } from '../document/node.ts';
import { renameKey } from '../document/renameKey.ts';
import { rewriteReferences } from '../document/rewriteReferences.ts';
import type { Scenario } from '../document/scenario.ts';
import { withMembers } from '../document/withGroups.ts';
import { NodeId } from '../ids.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

/**
 * `checkpoint: 'keep'` pins the checkpoint of a renamed gate to its old key, so that the trust it has earned stays with
 * it; `'follow'` lets the key follow the id, for a flow that was never published.
 */
export const RenameNode = z.strictObject({
  type: z.literal('renameNode'),
  node: NodeId,
  to: NodeId,
  checkpoint: z.enum(['keep', 'follow']).default('keep'),
});
export type RenameNode = z.infer<typeof RenameNode>;

/** Gives a node another id and rewrites every wire, expression, template and rule that names it. */
export function renameNode(document: FlowDocument, command: RenameNode): Result<FlowDocument, Problem> {
  const { node: from, to } = command;
  const node = nodeById(document, from);
  if (node === undefined) return missing('step', from);
  if (from === to) return ok(document);
  if (nodeById(document, to) !== undefined) {
    return fail(problem('id_taken', `Another step is already called "${to}".`, from));
  }
  const renames = new Map([[from, to]]);
  const renamed = { ...(command.checkpoint === 'keep' ? pinCheckpoint(node) : node), id: to };
  const isFollowing = node.kind === 'gate' && checkpointKey(node) !== checkpointKey(renamed);
  const { scenarios } = document;
  const after = {
    ...document,
    ...(scenarios === undefined
      ? {}
      : {
          scenarios: scenarios.map((one) =>
            renameInScenario(isFollowing ? renameRung(one, from, to) : one, from, to),
          ),
        }),
    nodes: document.nodes.map((other) =>
      changedOnly(other, rewriteReferences(other === node ? renamed : other, renames)),
    ),
    edges: document.edges.map((edge) => renameEnds(edge, from, to)),
  };
  return ok(withMembers(after, (id) => (id === from ? to : id)));
}

/** The scenario with its moves and steps about the renamed node; the same one when it names it nowhere. */
function renameInScenario(scenario: Scenario, from: string, to: NodeId): Scenario {
  const script = scenario.script.map((move) =>
    'node' in move && move.node === from ? { ...move, node: to } : move,
  );
  const steps = scenario.expect.steps.map((step) => (step === from ? to : step));
  const renamed = { ...scenario, script, expect: { ...scenario.expect, steps } };
  return JSON.stringify(renamed) === JSON.stringify(scenario) ? scenario : renamed;
}

/** The key under which a gate's checkpoint stands. */
const checkpointKey = (node: FlowNode): string =>
  node.kind === 'gate' ? (node.config.checkpoint ?? node.id) : node.id;

/** The scenario with the rung of a checkpoint under its new key. */
function renameRung(scenario: Scenario, from: string, to: string): Scenario {
  const { rungs } = scenario.start;
  const renamed = rungs === undefined ? undefined : renameKey(rungs, [from], to);
  if (renamed === undefined || renamed === rungs) return scenario;
  return { ...scenario, start: { ...scenario.start, rungs: renamed as typeof rungs } }; // safe: a key changed only
}

const pinCheckpoint = (node: FlowNode): FlowNode =>
  node.kind === 'gate' && node.config.checkpoint === undefined
    ? { ...node, config: NODE_CONFIGS.gate.parse({ ...node.config, checkpoint: node.id }) }
    : node;

/** The record as it was when rewriting changed nothing, so that an inverse holds changed records only. */
const changedOnly = (before: FlowNode, after: FlowNode): FlowNode =>
  JSON.stringify(before) === JSON.stringify(after) ? before : after;

const renameEnds = (edge: FlowEdge, from: string, to: string): FlowEdge =>
  edge.source !== from && edge.target !== from
    ? edge
    : {
        ...edge,
        source: edge.source === from ? to : edge.source,
        target: edge.target === from ? to : edge.target,
      };
