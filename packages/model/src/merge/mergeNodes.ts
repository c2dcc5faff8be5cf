import { NODE_CONFIG_SCHEMAS } from '../document/configSchemas.ts';
import { FlowNode } from '../document/node.ts';
import type { Json, JsonObject } from '../json.ts';
import { changedSide } from './changedSide.ts';
import type { Choose, MergeConflict, Merged, Three } from './mergeConflict.ts';
import { mergeOrder } from './mergeOrder.ts';
import { dispute, mergeValue } from './mergeValue.ts';
import { sameJson } from './sameJson.ts';

export type NodesById = ReadonlyMap<string, FlowNode>;

type NodeMerge = {
  readonly nodes: Three<NodesById>;
  /** Steps that a side drew connections to or from: removing one that the other side has wired is a conflict. */
  readonly wired: { readonly mine: ReadonlySet<string>; readonly theirs: ReadonlySet<string> };
};

/** Merges steps by their ids, of which the same means the same step. */
export function mergeNodes({ nodes, wired }: NodeMerge, choose: Choose): Merged<FlowNode[]> {
  const conflicts: MergeConflict[] = [];
  const kept = new Map<string, FlowNode>();
  for (const id of new Set([...nodes.mine.keys(), ...nodes.theirs.keys()])) {
    const three = { base: nodes.base.get(id), mine: nodes.mine.get(id), theirs: nodes.theirs.get(id) };
    const isWired = (three.mine === undefined ? wired.theirs : wired.mine).has(id);
    const merged = mergeNode(id, { ...three, isWired }, choose);
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined) kept.set(id, merged.value);
  }
  const keys = {
    base: [...nodes.base.keys()],
    mine: [...nodes.mine.keys()],
    theirs: [...nodes.theirs.keys()],
  };
  const order = mergeOrder(keys, kept).keys;
  return { value: order.map((id) => kept.get(id) as FlowNode), conflicts }; // safe: the order is of what is kept
}

type NodeStates = Three<FlowNode | undefined> & { readonly isWired: boolean };

function mergeNode(id: string, states: NodeStates, choose: Choose): Merged<FlowNode | undefined> {
  const { base, mine, theirs } = states;
  if (mine !== undefined && theirs !== undefined) return mergeBoth(id, { base, mine, theirs }, choose);
  const other = mine ?? theirs;
  if (base === undefined || other === undefined) return { value: other, conflicts: [] };
  // Moving a card is no reason to keep a step that somebody removed.
  const isEdited = states.isWired || !sameJson({ ...base, position: null }, { ...other, position: null });
  if (!isEdited) return { value: undefined, conflicts: [] };
  const disputed = dispute(json({ base, mine, theirs }), placeOf(id, '', ''), choose);
  return { value: disputed.value === undefined ? undefined : other, conflicts: disputed.conflicts };
}

function mergeBoth(
  id: string,
  three: { base: FlowNode | undefined; mine: FlowNode; theirs: FlowNode },
  choose: Choose,
): Merged<FlowNode> {
  const { base, mine, theirs } = three;
  const side = base === undefined ? undefined : changedSide({ base, mine, theirs });
  if (side !== undefined) return { value: side === 'mine' ? mine : theirs, conflicts: [] };
  if (sameJson(mine, theirs)) return { value: mine, conflicts: [] };
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const fields = names
    .filter((name) => !MEANING.has(name))
    .map((name) => ({ name, ...mergeField(three, { id, name }, choose) }));
  const meaning = mergeMeaning(id, three, choose);
  const merged: { [name: string]: unknown } = {
    ...mine,
    kind: meaning.value.kind,
    config: meaning.value.config,
  };
  for (const { name, value } of fields) {
    if (value === undefined) delete merged[name];
    else merged[name] = value;
  }
  return {
    value: merged as unknown as FlowNode, // safe: kind and config are of one side, or parsed below
    conflicts: [...meaning.conflicts, ...fields.flatMap((one) => one.conflicts)],
  };
}

const MEANING: ReadonlySet<string> = new Set(['id', 'kind', 'config']);
const FIELD_TITLES: { readonly [name: string]: string } = { title: 'Title', position: 'Place' };

/** Kind and config belong together: a step that became another kind is not mixed with what it was. */
function mergeMeaning(
  id: string,
  three: { base: FlowNode | undefined; mine: FlowNode; theirs: FlowNode },
  choose: Choose,
): Merged<FlowNode> {
  const { base, mine, theirs } = three;
  const meaningOf = (node: FlowNode | undefined) => node && { kind: node.kind, config: node.config };
  const meanings = json({ base: meaningOf(base), mine: meaningOf(mine), theirs: meaningOf(theirs) });
  const side = changedSide(meanings);
  if (side !== undefined) return { value: side === 'mine' ? mine : theirs, conflicts: [] };
  if (mine.kind === theirs.kind && (base === undefined || base.kind === mine.kind)) {
    const place = { ...placeOf(id, '/config', ''), schema: NODE_CONFIG_SCHEMAS[mine.kind] };
    const configs = json({ base: base?.config, mine: mine.config, theirs: theirs.config });
    const config = mergeValue(configs, place, choose);
    // Fields that are right on each side may contradict each other.
    const parsed = FlowNode.safeParse({ ...mine, config: config.value });
    if (parsed.success)
      return { value: { ...mine, config: config.value } as FlowNode, conflicts: config.conflicts };
  }
  const place = placeOf(id, '/config', 'Settings');
  const disputed = dispute(meanings, place, choose);
  const isMine = sameJson(disputed.value, meaningOf(mine));
  return { value: isMine ? mine : theirs, conflicts: disputed.conflicts };
}

function mergeField(
  three: Three<FlowNode | undefined>,
  { id, name }: { id: string; name: string },
  choose: Choose,
): Merged<Json | undefined> {
  const of = (node: FlowNode | undefined) => node?.[name as keyof FlowNode];
  const values = json({ base: of(three.base), mine: of(three.mine), theirs: of(three.theirs) });
  return mergeValue(values, placeOf(id, `/${name}`, FIELD_TITLES[name] ?? name), choose);
}

const placeOf = (record: string, pointer: string, title: string) => ({
  part: 'nodes',
  record,
  pointer,
  title,
  schema: undefined,
});

/** Parts of a document are plain JSON. */
const json = (three: Three<unknown>): Three<Json | undefined> => three as Three<JsonObject | undefined>; // safe: as said
