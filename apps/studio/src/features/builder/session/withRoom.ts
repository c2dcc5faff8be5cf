import { roomForGrown } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';
import type { Edit } from './editing.ts';

/** Edits of a step itself; whatever else changes cards says where they stand. */
const OF_STEPS: ReadonlySet<string> = new Set(['setConfig', 'replaceNode', 'batch']);

/** An edit that led to a document, with the moves that make room for cards it made higher: one step, logged as it was done. */
export function withRoom(edit: Edit, before: FlowDocument, after: FlowDocument): Edit {
  const { command } = edit;
  if (command === undefined || before === after || !OF_STEPS.has(command.type)) return edit;
  const moves = roomForGrown(before, after);
  if (moves.length === 0 || command.type === 'patch') return edit;
  const commands = command.type === 'batch' ? command.commands : [command];
  return { ...edit, command: { type: 'batch', commands: [...commands, { type: 'moveNodes', moves }] } };
}
