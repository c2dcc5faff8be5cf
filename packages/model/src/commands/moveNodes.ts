import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { Position } from '../document/node.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

/** Moves nodes and notes: both stand on the canvas, and one gesture may take both along. */
export const MoveNodes = z.strictObject({
  type: z.literal('moveNodes'),
  moves: z.array(z.strictObject({ id: z.string(), position: Position })).min(1),
});
export type MoveNodes = z.infer<typeof MoveNodes>;

/** Gives each named node or note its new place. */
export function moveNodes(document: FlowDocument, command: MoveNodes): Result<FlowDocument, Problem> {
  const places = new Map(command.moves.map((move) => [move.id, move.position]));
  const known = new Set([...document.nodes, ...document.notes].map((record) => record.id));
  const absent = command.moves.find((move) => !known.has(move.id));
  if (absent !== undefined) return missing('step', absent.id);
  return ok({ ...document, nodes: place(document.nodes, places), notes: place(document.notes, places) });
}

function place<TRecord extends { id: string; position: Position }>(
  records: TRecord[],
  places: ReadonlyMap<string, Position>,
): TRecord[] {
  return records.map((record) => {
    const position = places.get(record.id);
    return position === undefined ? record : { ...record, position };
  });
}
