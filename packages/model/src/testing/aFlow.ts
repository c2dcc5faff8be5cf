import { applyCommand } from '../commands/applyCommand.ts';
import type { Command } from '../commands/command.ts';
import { nodeById } from '../document/edges.ts';
import { FlowDocument } from '../document/flow.ts';
import { newNode } from '../document/newNode.ts';
import type { NodeKind } from '../document/node.ts';
import type { JsonObject } from '../json.ts';

/** The flow after these edits; a refused one throws. */
export const done = (document: FlowDocument, ...commands: readonly Command[]): FlowDocument => {
  let current = document;
  for (const command of commands) {
    const result = applyCommand(current, command);
    if (!result.ok) throw new Error(result.problem.message);
    current = result.value.document;
  }
  return current;
};

/** The flow with a new step of this kind. */
export const add = (document: FlowDocument, kind: NodeKind, x = 0): FlowDocument =>
  done(document, { type: 'addNode', node: newNode(kind, document, { x, y: 0 }) });

/** Draws a wire. */
export const wire = (source: string, port: string, target: string, id = `${source}-${port}`): Command => ({
  type: 'connect',
  edge: { id, source, port, target },
});

/** Trigger → agent → exception → gate → end; the gate's question names the agent. */
export function aFlow(): FlowDocument {
  let document = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
  for (const [index, kind] of (['trigger', 'agent', 'exception', 'gate', 'end'] as const).entries())
    document = add(document, kind, index * 300);
  return done(
    document,
    wire('trigger', 'next', 'agent'),
    wire('agent', 'proposed', 'exception'),
    wire('exception', 'normal', 'gate'),
    wire('gate', 'approved', 'end'),
    set(document, 'gate', { question: 'Is {{ steps.agent.decision }} right?' }),
    {
      type: 'addNote',
      note: { id: 'note', text: 'Why', position: { x: 0, y: 0 }, width: 100, height: 80, color: 'blue' },
    },
  );
}

/** Changes some fields of a step's config. */
export const set = (document: FlowDocument, node: string, fields: JsonObject): Command => ({
  type: 'setConfig',
  node,
  config: { ...(nodeById(document, node)?.config as JsonObject), ...fields },
});
