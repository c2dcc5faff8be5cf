import type { FlowDocument } from '../document/flow.ts';
import type { FlowGroup } from '../document/group.ts';
import type { FlowNode } from '../document/node.ts';
import type { Json, JsonObject } from '../json.ts';
import { alignIds } from './alignIds.ts';
import { asRead } from './asRead.ts';
import type { Choose, MergeConflict, Merged, Side, Three } from './mergeConflict.ts';
import { mergeEdges, newlyWired, wiresOf } from './mergeEdges.ts';
import { mergeGroups } from './mergeGroups.ts';
import { mergeNodes } from './mergeNodes.ts';
import { type DocumentRecord, mergeRecords } from './mergeRecords.ts';
import { dispute, type MergePlace, mergeValue } from './mergeValue.ts';
import { sameBytes, sameJson } from './sameJson.ts';

/** A merged flow. It always has the shape of a flow; what is in dispute is as the choices say. */
export type FlowMerge = { readonly document: FlowDocument; readonly conflicts: readonly MergeConflict[] };

export type MergeChoices = {
  /** Which side wins, by the key of the conflict. */
  readonly choices?: ReadonlyMap<string, Side>;
  /** Which side wins where nothing was chosen. */
  readonly otherwise?: Side;
};

/**
 * Merges two flows that were made from the same one, by meaning and not by text: steps, wires, notes and other records
 * by their ids, configs and schemas field by field. What only one side changed is taken over; what both changed in
 * another way, or one changed and the other removed, is a conflict.
 */
export function mergeFlows(
  flows: Three<FlowDocument>,
  { choices, otherwise = 'theirs' }: MergeChoices = {},
): FlowMerge {
  const { base, mine, theirs } = flows;
  if (sameBytes(base, mine)) return { document: theirs, conflicts: [] };
  if (sameBytes(base, theirs) || sameJson(mine, theirs)) return { document: mine, conflicts: [] };
  const choose: Choose = ({ key }) => choices?.get(key) ?? otherwise;
  const aligned = alignIds(flows, choose);
  const drawing = mergeDrawing(aligned.flows, choose);
  const rest = mergeRest(aligned.flows, new Set(drawing.nodes.map((node) => node.id)), choose);
  const conflicts = [...aligned.conflicts, ...drawing.conflicts, ...rest.conflicts];
  const merged = { ...rest.fields, nodes: drawing.nodes, edges: drawing.edges };
  const document = asRead(merged, aligned.flows);
  return document === undefined ? asWhole(flows, choose) : { document, conflicts };
}

/** Two flows that cannot be brought together, because they would be too large: one of them wins. */
function asWhole(flows: Three<FlowDocument>, choose: Choose): FlowMerge {
  const place = { part: 'flow', record: '', pointer: '', title: '', schema: undefined };
  const { value, conflicts } = dispute(flows as unknown as Three<Json>, place, choose); // safe: documents are JSON
  return { document: value as unknown as FlowDocument, conflicts };
}

function mergeDrawing(flows: Three<FlowDocument>, choose: Choose) {
  const wires = {
    base: wiresOf(flows.base.edges, flows.base.edges),
    mine: wiresOf(flows.base.edges, flows.mine.edges),
    theirs: wiresOf(flows.base.edges, flows.theirs.edges),
  };
  const nodes = { base: byId(flows.base), mine: byId(flows.mine), theirs: byId(flows.theirs) };
  const wired = { mine: newlyWired(wires.base, wires.mine), theirs: newlyWired(wires.base, wires.theirs) };
  const steps = mergeNodes({ nodes, wired }, choose);
  const kept = new Map(steps.value.map((node) => [node.id, node]));
  const edges = mergeEdges({ wires, nodes, kept }, choose);
  return { nodes: steps.value, edges: edges.value, conflicts: [...steps.conflicts, ...edges.conflicts] };
}

const byId = (flow: FlowDocument): ReadonlyMap<string, FlowNode> =>
  new Map(flow.nodes.map((node) => [node.id, node]));

const TITLES: { readonly [field: string]: string } = {
  name: 'Name',
  description: 'Description',
  input: 'Input of a case',
  settings: 'Settings',
};

/** Everything but steps and wires: the flow's own fields, and lists of records such as notes. */
function mergeRest(flows: Three<FlowDocument>, steps: ReadonlySet<string>, choose: Choose) {
  const { base, mine, theirs } = flows as unknown as Three<JsonObject>; // safe: documents are JSON
  const conflicts: MergeConflict[] = [];
  const fields: { [key: string]: Json } = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    if (key === 'nodes' || key === 'edges') continue;
    const three = { base: base[key], mine: mine[key], theirs: theirs[key] };
    const place = {
      part: 'flow',
      record: '',
      pointer: `/${key}`,
      title: TITLES[key] ?? key,
      schema: undefined,
    };
    const merged = mergePart(key, three, { place, steps, choose });
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined && !isGone(three, merged.value)) fields[key] = merged.value;
  }
  return { fields, conflicts };
}

type PartPlace = {
  readonly place: MergePlace;
  readonly steps: ReadonlySet<string>;
  readonly choose: Choose;
};

function mergePart(
  key: string,
  three: Three<Json | undefined>,
  { place, steps, choose }: PartPlace,
): Merged<Json | undefined> {
  if (!isListOfRecords(three)) return mergeValue(three, place, choose);
  const lists = recordsOf(three);
  // safe: the groups of three documents, and what was merged of them is JSON again
  if (key !== 'groups') return mergeRecords(key, lists, choose);
  const groups = mergeGroups(lists as unknown as Three<readonly FlowGroup[]>, steps, choose);
  return groups as unknown as Merged<Json>;
}

const isListOfRecords = (three: Three<Json | undefined>): boolean =>
  [three.base, three.mine, three.theirs].every(
    (value) =>
      value === undefined ||
      (Array.isArray(value) &&
        value.every((item) => typeof (item as JsonObject | null)?.['id'] === 'string')),
  );

const recordsOf = ({ base, mine, theirs }: Three<Json | undefined>): Three<readonly DocumentRecord[]> => ({
  base: (base ?? []) as readonly DocumentRecord[], // safe: checked before
  mine: (mine ?? []) as readonly DocumentRecord[],
  theirs: (theirs ?? []) as readonly DocumentRecord[],
});

/** An optional list that a side took away stays away unless something is in it. */
const isGone = (three: Three<Json | undefined>, value: Json): boolean =>
  Array.isArray(value) && value.length === 0 && (three.mine === undefined || three.theirs === undefined);
