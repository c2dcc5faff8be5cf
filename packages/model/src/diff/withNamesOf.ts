import { renameNode } from '../commands/renameNode.ts';
import type { FlowDocument } from '../document/flow.ts';
import { findRenames } from '../merge/findRenames.ts';

/** The older of two states of a flow, with each step that only got another key under its new one, wherever it is named. */
export function withNamesOf(after: FlowDocument, before: FlowDocument): FlowDocument {
  let named = before;
  for (const [from, to] of findRenames(before, after)) {
    const result = renameNode(named, { type: 'renameNode', node: from, to, checkpoint: 'keep' });
    if (result.ok) named = result.value;
  }
  return named;
}
