import type { Patch } from '../commands/patch.ts';
import type { FlowDocument, FlowEdge, FlowNote } from '../document/flow.ts';
import type { FlowGroup } from '../document/group.ts';
import type { FlowNode } from '../document/node.ts';
import { renameField } from '../document/renameField.ts';
import { rewriteReferences } from '../document/rewriteReferences.ts';
import type { Scenario, ScenarioMove } from '../document/scenario.ts';
import type { Json, JsonObject } from '../json.ts';

/** What something is called, and what it shall be called. */
export type Name = { readonly from: string; readonly to: string };

/** A step or note that is called anew, or by its own name; where it had this title it has another, and it stands elsewhere. */
export type NewName = Name & {
  readonly title?: Name;
  /** How far from where it stood. */
  readonly shift?: FlowNode['position'];
};

/** An entry of a list in the settings of a step (by its id of before) that goes by one of its fields. */
export type EntryName = Name & {
  readonly node: string;
  /** The way to the list, by the names of fields. */
  readonly list: readonly string[];
  readonly field: string;
};

/**
 * Other names for things of a flow: the ids of steps and notes with their looks, and what entries in settings go by. Plain
 * JSON.
 */
export type NewNames = {
  readonly steps: readonly NewName[];
  readonly notes: readonly NewName[];
  readonly entries: readonly EntryName[];
};

/** Whether there is no other name in it. */
export const isNameless = ({ steps, notes, entries }: NewNames): boolean =>
  steps.length + notes.length + entries.length === 0;

/**
 * The flow as if its things had been called so from the beginning: wires, groups, scenarios, expressions and templates
 * name them as before. None of the new names may be taken. A gate's checkpoint follows its id.
 */
export function namedAnew(document: FlowDocument, names: NewNames): FlowDocument {
  const renamed = recordsNamedAnew(names);
  const { groups, scenarios } = document;
  return {
    ...document,
    nodes: document.nodes.map(renamed.node),
    edges: document.edges.map(renamed.edge),
    notes: document.notes.map(renamed.note),
    ...(groups === undefined ? {} : { groups: groups.map(renamed.group) }),
    ...(scenarios === undefined ? {} : { scenarios: scenarios.map(renamed.scenario) }),
  };
}

/** The patch between two flows as it is when both of them have these names. */
export function patchNamedAnew(patch: Patch, names: NewNames): Patch {
  const renamed = recordsNamedAnew(names);
  const { groups, scenarios } = patch;
  return {
    ...patch,
    nodes: patch.nodes.map((splice) => ({ ...splice, insert: splice.insert.map(renamed.node) })),
    edges: patch.edges.map((splice) => ({ ...splice, insert: splice.insert.map(renamed.edge) })),
    notes: patch.notes.map((splice) => ({ ...splice, insert: splice.insert.map(renamed.note) })),
    ...(groups === undefined ? {} : { groups: groups.map(renamed.group) }),
    ...(scenarios === undefined ? {} : { scenarios: scenarios.map(renamed.scenario) }),
  };
}

type RenameRecords = {
  readonly node: (node: FlowNode) => FlowNode;
  readonly edge: (edge: FlowEdge) => FlowEdge;
  readonly note: (note: FlowNote) => FlowNote;
  readonly group: (group: FlowGroup) => FlowGroup;
  readonly scenario: (scenario: Scenario) => Scenario;
};

/** How each record changes; one that names nothing of it stays the same object. */
function recordsNamedAnew(names: NewNames): RenameRecords {
  const steps = new Map(names.steps.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to]));
  const looks = new Map(names.steps.map((name) => [name.from, name]));
  const notes = new Map(names.notes.map((name) => [name.from, name]));
  const step = <TId extends string>(id: TId): TId => (steps.get(id) ?? id) as TId; // safe: an id of the same kind
  return {
    node: (node) => {
      const entered = names.entries.reduce(nodeWithEntry, node);
      const rewritten = { ...rewriteReferences(entered, steps), id: step(node.id) } as FlowNode; // safe: another id
      return changedOnly(node, withLooks(rewritten, looks.get(node.id)));
    },
    edge: (edge) => {
      const entry = names.entries.find(
        ({ node, field, from }) => field === 'port' && node === edge.source && from === edge.port,
      );
      const ends = { source: step(edge.source), target: step(edge.target) };
      return changedOnly(edge, { ...edge, ...ends, port: entry?.to ?? edge.port });
    },
    note: (note) => {
      const name = notes.get(note.id);
      return changedOnly(note, { ...note, id: name?.to ?? note.id, position: shifted(note.position, name) });
    },
    group: (group) => changedOnly(group, { ...group, nodes: group.nodes.map(step) }),
    scenario: (scenario) => changedOnly(scenario, scenarioNamedAnew(scenario, names, step)),
  };
}

const withLooks = (node: FlowNode, name: NewName | undefined): FlowNode => ({
  ...node,
  title: name?.title?.from === node.title ? name.title.to : node.title,
  position: shifted(node.position, name),
});

const shifted = (position: FlowNode['position'], name: NewName | undefined): FlowNode['position'] =>
  name?.shift === undefined ? position : { x: position.x + name.shift.x, y: position.y + name.shift.y };

function nodeWithEntry(node: FlowNode, { node: of, list, field, from, to }: EntryName): FlowNode {
  const texts = field === 'name' ? renameField(node, ['steps', of, from], to) : node;
  if (node.id !== of) return texts;
  const config = inside(texts.config as Json, list, (entries) =>
    Array.isArray(entries) ? entries.map((entry) => entryNamedAnew(entry, field, { from, to })) : entries,
  );
  return { ...texts, config } as FlowNode; // safe: a text in it is another one
}

const entryNamedAnew = (entry: Json, field: string, { from, to }: Name): Json =>
  (entry as JsonObject | null)?.[field] === from ? { ...(entry as JsonObject), [field]: to } : entry;

/** The value with what lies at the end of the way changed. */
function inside(value: Json, way: readonly string[], change: (value: Json) => Json): Json {
  const [key, ...rest] = way;
  if (key === undefined) return change(value);
  const inner = (value as JsonObject | null)?.[key];
  return inner === undefined ? value : { ...(value as JsonObject), [key]: inside(inner, rest, change) };
}

type Step = <TId extends string>(id: TId) => TId;

function scenarioNamedAnew(scenario: Scenario, names: NewNames, step: Step): Scenario {
  const { start, script, expect } = scenario;
  const { rungs } = start;
  return {
    ...scenario,
    start:
      rungs === undefined
        ? start
        : {
            ...start,
            rungs: Object.fromEntries(Object.entries(rungs).map(([key, rung]) => [step(key), rung])),
          },
    script: script.map((move) => moveNamedAnew(move, names, step)),
    expect: { ...expect, steps: expect.steps.map(step) },
  };
}

function moveNamedAnew(move: ScenarioMove, { entries }: NewNames, step: Step): ScenarioMove {
  if (!('node' in move)) return move;
  const named = { ...move, node: step(move.node) };
  if (named.type !== 'decide' && named.type !== 'judge') return named;
  const reason = entries.find(
    ({ node, field, from }) => field === 'code' && node === move.node && from === named.verdict.reasonCode,
  );
  return reason === undefined ? named : { ...named, verdict: { ...named.verdict, reasonCode: reason.to } };
}

const changedOnly = <TRecord>(before: TRecord, after: TRecord): TRecord =>
  JSON.stringify(before) === JSON.stringify(after) ? before : after;
