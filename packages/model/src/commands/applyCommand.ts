import type { FlowDocument } from '../document/flow.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { addNode } from './addNode.ts';
import { addNote } from './addNote.ts';
import type { Command, SingleCommand } from './command.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { insertOnEdge } from './insertOnEdge.ts';
import { moveNodes } from './moveNodes.ts';
import { paste } from './paste.ts';
import { applyPatch, type Patch, patchBetween } from './patch.ts';
import { putGroup } from './putGroup.ts';
import { putScenarios } from './putScenarios.ts';
import { removeGroups } from './removeGroups.ts';
import { removeNodes } from './removeNodes.ts';
import { removeNotes } from './removeNotes.ts';
import { removeScenarios } from './removeScenarios.ts';
import { renameNode } from './renameNode.ts';
import { replaceDocument } from './replaceDocument.ts';
import { replaceNode } from './replaceNode.ts';
import { setConfig } from './setConfig.ts';
import { setDetails } from './setDetails.ts';
import { setInput } from './setInput.ts';
import { setOrigin } from './setOrigin.ts';
import { setSettings } from './setSettings.ts';
import { setTitle } from './setTitle.ts';
import { updateNote } from './updateNote.ts';

type Edits = {
  readonly [TType in SingleCommand['type']]: (
    document: FlowDocument,
    command: Extract<SingleCommand, { type: TType }>,
  ) => Result<FlowDocument, Problem>;
};

const EDITS: Edits = {
  addNode,
  removeNodes,
  moveNodes,
  setTitle,
  setConfig,
  renameNode,
  connect,
  disconnect,
  insertOnEdge,
  addNote,
  updateNote,
  removeNotes,
  setDetails,
  setInput,
  setOrigin,
  setSettings,
  putScenarios,
  removeScenarios,
  paste,
  replaceDocument,
  replaceNode,
  putGroup,
  removeGroups,
  patch: applyPatch,
};

/** What an edit gives: the new document, and the patch that takes it back. */
export type Applied = { readonly document: FlowDocument; readonly inverse: Patch };

/**
 * Does an edit. The document given is not changed; applying `inverse` to the new one gives it back byte for byte.
 * A refused edit is a problem in words, and nothing has happened.
 */
export function applyCommand(document: FlowDocument, command: Command): Result<Applied, Problem> {
  const after = command.type === 'batch' ? applyAll(document, command.commands) : applyOne(document, command);
  if (!after.ok) return after;
  return ok({ document: after.value, inverse: patchBetween(after.value, document) });
}

function applyAll(document: FlowDocument, commands: readonly SingleCommand[]): Result<FlowDocument, Problem> {
  let current = document;
  for (const command of commands) {
    const next = applyOne(current, command);
    if (!next.ok) return next;
    current = next.value;
  }
  return ok(current);
}

function applyOne(document: FlowDocument, command: SingleCommand): Result<FlowDocument, Problem> {
  // safe: the registry is keyed by the command's own type
  const edit = EDITS[command.type] as (on: FlowDocument, by: SingleCommand) => Result<FlowDocument, Problem>;
  return edit(document, command);
}
