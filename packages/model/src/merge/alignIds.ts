import { renameNode } from '../commands/renameNode.ts';
import type { FlowDocument } from '../document/flow.ts';
import { freeNodeId } from '../document/freeNodeId.ts';
import type { FlowNode } from '../document/node.ts';
import { findRenames, type Renamed } from './findRenames.ts';
import type { Choose, MergeConflict, Three } from './mergeConflict.ts';
import { dispute } from './mergeValue.ts';
import { sameJson } from './sameJson.ts';

type Aligned = { readonly flows: Three<FlowDocument>; readonly conflicts: readonly MergeConflict[] };

/**
 * Gives the same step the same id in all three flows, and different steps different ones: renames of either side are
 * carried through all of them with every reference, and of two new steps of one id mine gets another.
 */
export function alignIds(flows: Three<FlowDocument>, choose: Choose): Aligned {
  const renamed = {
    mine: findRenames(flows.base, flows.mine),
    theirs: findRenames(flows.base, flows.theirs),
  };
  const nodes = { base: byId(flows.base), mine: byId(flows.mine), theirs: byId(flows.theirs) };
  const taken = new Set([...nodes.base.keys(), ...nodes.mine.keys(), ...nodes.theirs.keys()]);
  const { names, conflicts } = finalNames(renamed, taken, choose);
  const finals = new Set(names.values());
  const added = {
    mine: addedIds(nodes.base, nodes.mine, renamed.mine),
    theirs: addedIds(nodes.base, nodes.theirs, renamed.theirs),
  };
  const fresh = (id: string) => {
    const free = freeNodeId(id, taken);
    taken.add(free);
    return free;
  };
  const clashing = added.mine.filter(
    (id) =>
      finals.has(id) || (added.theirs.includes(id) && isOther(nodes.mine.get(id), nodes.theirs.get(id))),
  );
  const moved = {
    mine: new Map(clashing.map((id) => [id, fresh(id)])),
    theirs: new Map(added.theirs.filter((id) => finals.has(id)).map((id) => [id, fresh(id)])),
  };
  return {
    flows: {
      base: renameAll(flows.base, names, new Map()),
      mine: renameAll(flows.mine, carried(names, renamed.mine), moved.mine),
      theirs: renameAll(flows.theirs, carried(names, renamed.theirs), moved.theirs),
    },
    conflicts,
  };
}

const byId = (flow: FlowDocument): ReadonlyMap<string, FlowNode> =>
  new Map(flow.nodes.map((node) => [node.id, node]));

/** A flow has one trigger, so two new ones are one step that both describe. */
const isOther = (mine: FlowNode | undefined, theirs: FlowNode | undefined): boolean =>
  !sameJson(mine, theirs) && !(mine?.kind === 'trigger' && theirs?.kind === 'trigger');

function addedIds(
  base: ReadonlyMap<string, FlowNode>,
  side: ReadonlyMap<string, FlowNode>,
  renamed: Renamed,
): readonly string[] {
  const targets = new Set(renamed.values());
  return [...side.keys()].filter((id) => !base.has(id) && !targets.has(id));
}

/** Id in the base → id in the merged flow, for steps that a side renamed. */
function finalNames(
  renamed: { readonly mine: Renamed; readonly theirs: Renamed },
  taken: Set<string>,
  choose: Choose,
): { names: Renamed; conflicts: readonly MergeConflict[] } {
  const names = new Map<string, string>();
  const conflicts: MergeConflict[] = [];
  const used = new Set<string>();
  for (const id of new Set([...renamed.mine.keys(), ...renamed.theirs.keys()])) {
    const mine = renamed.mine.get(id);
    const theirs = renamed.theirs.get(id);
    let name = mine ?? theirs ?? id;
    if (mine !== undefined && theirs !== undefined && mine !== theirs) {
      const place = { part: 'nodes', record: id, pointer: '/id', title: 'Key', schema: undefined };
      const disputed = dispute({ base: id, mine, theirs }, place, choose);
      conflicts.push(...disputed.conflicts);
      name = disputed.value === mine ? mine : theirs;
    }
    if (used.has(name)) name = freeNodeId(name, taken);
    taken.add(name);
    used.add(name);
    names.set(id, name);
  }
  return { names, conflicts };
}

/** The final names as renames of one side's flow: from what the step is called there. */
const carried = (names: Renamed, renamed: Renamed): Renamed =>
  new Map([...names].map(([id, name]) => [renamed.get(id) ?? id, name]));

/** Steps that are new lose no trust by a rename, so the checkpoint of a gate among them follows its id. */
function renameAll(flow: FlowDocument, names: Renamed, added: Renamed): FlowDocument {
  let result = flow;
  for (const [from, to] of added) result = renamed(result, { from, to, checkpoint: 'follow' });
  let waiting = [...names].filter(([from, to]) => from !== to);
  // A name may be free only after the step that has it was renamed as well.
  while (waiting.length > 0) {
    const ids = new Set(result.nodes.map((node) => node.id));
    const [from, to] = waiting.find(([, name]) => !ids.has(name)) ?? (waiting[0] as [string, string]);
    if (ids.has(to)) {
      const aside = freeNodeId(to, new Set([...ids, ...names.values()]));
      result = renamed(result, { from: to, to: aside, checkpoint: 'keep' });
      waiting = waiting.map(([old, name]) => [old === to ? aside : old, name]);
    } else {
      result = renamed(result, { from, to, checkpoint: 'keep' });
      waiting = waiting.filter(([old]) => old !== from);
    }
  }
  return result;
}

type Rename = { readonly from: string; readonly to: string; readonly checkpoint: 'keep' | 'follow' };

/** A flow without such a step stays as it is. */
function renamed(flow: FlowDocument, { from, to, checkpoint }: Rename): FlowDocument {
  const result = renameNode(flow, { type: 'renameNode', node: from, to, checkpoint });
  return result.ok ? result.value : flow;
}
