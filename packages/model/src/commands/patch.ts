import { z } from 'zod';
import { FlowDocument, FlowEdge, FlowNote } from '../document/flow.ts';
import { FlowGroup } from '../document/group.ts';
import { FlowNode } from '../document/node.ts';
import { Scenario } from '../document/scenario.ts';
import { withGroups } from '../document/withGroups.ts';
import { withScenarios } from '../document/withScenarios.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

const splice = <TRecord extends z.ZodType>(record: TRecord) =>
  z.strictObject({
    /** Where in the list as it was before any splice of this patch. */
    index: z.number().int().min(0),
    remove: z.number().int().min(0),
    insert: z.array(record),
  });

const Fields = FlowDocument.pick({ name: true, description: true, input: true, settings: true }).partial();

/**
 * The changed records of an edit with their indices: the exact inverse of any command. Applying it gives the document
 * before, byte for byte, because list order and record contents come back as they were.
 */
export const Patch = z.strictObject({
  type: z.literal('patch'),
  nodes: z.array(splice(FlowNode)).default([]),
  edges: z.array(splice(FlowEdge)).default([]),
  notes: z.array(splice(FlowNote)).default([]),
  /** All scenarios as they shall be, where they changed. */
  scenarios: z.array(Scenario).optional(),
  /** All groups as they shall be, where they changed. */
  groups: z.array(FlowGroup).optional(),
  fields: Fields.prefault({}),
});
export type Patch = z.infer<typeof Patch>;

type Splice<TRecord> = { index: number; remove: number; insert: TRecord[] };

/** The document with the patch applied; fails when the patch was made for another document. */
export function applyPatch(document: FlowDocument, patch: Patch): Result<FlowDocument, Problem> {
  const nodes = spliceAll(document.nodes, patch.nodes);
  const edges = spliceAll(document.edges, patch.edges);
  const notes = spliceAll(document.notes, patch.notes);
  if (nodes === undefined || edges === undefined || notes === undefined) {
    return fail(
      problem('patch_stale', 'This step belongs to another state of the flow and cannot be undone here.'),
    );
  }
  const fields = Object.fromEntries(Object.entries(patch.fields).filter(([, value]) => value !== undefined));
  const patched = { ...document, ...fields, nodes, edges, notes };
  const grouped = patch.groups === undefined ? patched : withGroups(patched, patch.groups);
  return ok(patch.scenarios === undefined ? grouped : withScenarios(grouped, patch.scenarios));
}

/** The patch that turns `from` into `to`. Records are compared by identity, which edits keep for what they leave alone. */
export function patchBetween(from: FlowDocument, to: FlowDocument): Patch {
  return {
    type: 'patch',
    nodes: splicesBetween(from.nodes, to.nodes),
    edges: splicesBetween(from.edges, to.edges),
    notes: splicesBetween(from.notes, to.notes),
    ...(from.groups === to.groups ? {} : { groups: to.groups ?? [] }),
    ...(from.scenarios === to.scenarios ? {} : { scenarios: to.scenarios ?? [] }),
    fields: {
      ...(from.name === to.name ? {} : { name: to.name }),
      ...(from.description === to.description ? {} : { description: to.description }),
      ...(from.input === to.input ? {} : { input: to.input }),
      ...(from.settings === to.settings ? {} : { settings: to.settings }),
    },
  };
}

function spliceAll<TRecord>(list: TRecord[], splices: readonly Splice<TRecord>[]): TRecord[] | undefined {
  if (splices.length === 0) return list;
  const result: TRecord[] = [];
  let read = 0;
  for (const { index, remove, insert } of splices) {
    if (index < read || index + remove > list.length) return undefined;
    // No spread into push: a document may hold more records than a call may have arguments.
    for (; read < index; read += 1) result.push(list[read] as TRecord);
    for (const record of insert) result.push(record);
    read = index + remove;
  }
  for (; read < list.length; read += 1) result.push(list[read] as TRecord);
  return result;
}

function splicesBetween<TRecord>(from: readonly TRecord[], to: readonly TRecord[]): Splice<TRecord>[] {
  if (from === to) return [];
  const places = new Map(to.map((record, index) => [record, index]));
  const splices: Splice<TRecord>[] = [];
  let written = 0;
  let open: Splice<TRecord> | undefined;
  const at = (index: number) => {
    if (open === undefined || open.index + open.remove !== index) {
      open = { index, remove: 0, insert: [] };
      splices.push(open);
    }
    return open;
  };
  for (const [index, record] of from.entries()) {
    const place = places.get(record);
    if (place === undefined || place < written) {
      at(index).remove += 1;
      continue;
    }
    if (place > written) at(index).insert.push(...to.slice(written, place));
    written = place + 1;
  }
  if (written < to.length) at(from.length).insert.push(...to.slice(written));
  return splices;
}
