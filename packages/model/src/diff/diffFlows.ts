import { NODE_CONFIG_SCHEMAS } from '../document/configSchemas.ts';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument, FlowEdge } from '../document/flow.ts';
import type { FlowNode } from '../document/node.ts';
import { NODE_KIND_INFO } from '../document/nodeKindInfo.ts';
import { outPorts } from '../document/ports.ts';
import type { Json, JsonObject } from '../json.ts';
import { fieldChanges } from './fieldChanges.ts';

/** One change of meaning, with a sentence for people. `field` is a JSON pointer into the node's config. */
export type FlowChange = {
  readonly type:
    | 'detailsChanged'
    | 'inputChanged'
    | 'settingChanged'
    | 'nodeAdded'
    | 'nodeRemoved'
    | 'nodeRetitled'
    | 'nodeChanged'
    | 'edgeAdded'
    | 'edgeRemoved'
    | 'edgeMoved';
  readonly node?: string;
  readonly field?: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly sentence: string;
};

/** `layout` holds what does not change what the flow does: moved cards, notes and scenarios. */
export type FlowDiff = { readonly changes: readonly FlowChange[]; readonly layout: readonly FlowChange[] };

/** What changed between two states of a flow, in the order: the flow itself, steps, connections. */
export function diffFlows(before: FlowDocument, after: FlowDocument): FlowDiff {
  return {
    changes: [
      ...detailChanges(before, after),
      ...nodesRemoved(before, after),
      ...after.nodes.flatMap((node) => nodeChanges(nodeById(before, node.id), node)),
      ...edgeChanges(before, after),
    ],
    layout: layoutChanges(before, after),
  };
}

function detailChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  const changes: FlowChange[] = [];
  if (before.name !== after.name) {
    changes.push({
      type: 'detailsChanged',
      field: '/name',
      sentence: `The flow is now called "${after.name}".`,
    });
  }
  if (before.description !== after.description) {
    changes.push({
      type: 'detailsChanged',
      field: '/description',
      sentence: 'The description of the flow changed.',
    });
  }
  if (!same(before.input, after.input)) changes.push(...inputChanges(before.input, after.input));
  if (before.settings.visitLimit !== after.settings.visitLimit) {
    changes.push(
      setting('/settings/visitLimit', 'visit limit', before.settings.visitLimit, after.settings.visitLimit),
    );
  }
  if (before.settings.timeZone !== after.settings.timeZone) {
    changes.push(
      setting('/settings/timeZone', 'time zone', before.settings.timeZone, after.settings.timeZone),
    );
  }
  return changes;
}

const setting = (field: string, name: string, before: Json, after: Json): FlowChange => ({
  type: 'settingChanged',
  field,
  before,
  after,
  sentence: `The ${name} is now ${say(after)} (was ${say(before)}).`,
});

function inputChanges(before: JsonObject, after: JsonObject): FlowChange[] {
  const old = (before['properties'] ?? {}) as JsonObject;
  const now = (after['properties'] ?? {}) as JsonObject;
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changes = names.flatMap((name): FlowChange[] => {
    if (same(old[name], now[name])) return [];
    const verb = old[name] === undefined ? 'is new' : now[name] === undefined ? 'was removed' : 'changed';
    return [
      { type: 'inputChanged', field: `/input/properties/${name}`, sentence: `The input "${name}" ${verb}.` },
    ];
  });
  if (changes.length > 0) return changes;
  return [{ type: 'inputChanged', field: '/input', sentence: 'The description of the input changed.' }];
}

const nodesRemoved = (before: FlowDocument, after: FlowDocument): FlowChange[] =>
  before.nodes
    .filter((node) => nodeById(after, node.id) === undefined)
    .map((node) => ({
      type: 'nodeRemoved',
      node: node.id,
      sentence: `${kind(node)} "${node.title}" was removed.`,
    }));

function nodeChanges(before: FlowNode | undefined, after: FlowNode): FlowChange[] {
  if (before === undefined) {
    return [{ type: 'nodeAdded', node: after.id, sentence: `${kind(after)} "${after.title}" was added.` }];
  }
  if (before.kind !== after.kind) {
    const sentence = `"${after.title}" is now of the kind ${kind(after)} (was ${kind(before)}).`;
    return [{ type: 'nodeChanged', node: after.id, sentence }];
  }
  const retitled: FlowChange[] =
    before.title === after.title
      ? []
      : [
          {
            type: 'nodeRetitled',
            node: after.id,
            sentence: `"${before.title}" is now called "${after.title}".`,
          },
        ];
  const schema = NODE_CONFIG_SCHEMAS[after.kind];
  // safe: configs are plain JSON
  const fields = fieldChanges(before.config as JsonObject, after.config as JsonObject, schema);
  return [
    ...retitled,
    ...fields.map(
      (change): FlowChange => ({
        type: 'nodeChanged',
        node: after.id,
        field: change.pointer,
        ...(change.before === undefined ? {} : { before: change.before }),
        ...(change.after === undefined ? {} : { after: change.after }),
        sentence: `"${after.title}": ${change.title} ${became(change.before, change.after)}.`,
      }),
    ),
  ];
}

function became(before: Json | undefined, after: Json | undefined): string {
  if (after === undefined) return `was removed (was ${say(before)})`;
  if (before === undefined) return `is now ${say(after)}`;
  if (Array.isArray(before) && Array.isArray(after))
    return `has ${after.length} instead of ${before.length} entries`;
  return `is now ${say(after)} (was ${say(before)})`;
}

function edgeChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  const key = (edge: FlowEdge) => JSON.stringify([edge.source, edge.port]);
  const old = new Map(before.edges.map((edge) => [key(edge), edge]));
  const now = new Map(after.edges.map((edge) => [key(edge), edge]));
  const added = after.edges.flatMap((edge): FlowChange[] => {
    const was = old.get(key(edge));
    if (was?.target === edge.target) return [];
    const route = `${portOf(after, edge)} now leads to ${title(after, edge.target)}`;
    if (was === undefined) return [{ type: 'edgeAdded', node: edge.source, sentence: `${route}.` }];
    return [
      { type: 'edgeMoved', node: edge.source, sentence: `${route} (was ${title(before, was.target)}).` },
    ];
  });
  const removed = before.edges
    .filter((edge) => !now.has(key(edge)) && nodeById(after, edge.source) !== undefined)
    .map((edge): FlowChange => {
      const sentence = `${portOf(before, edge)} no longer leads to ${title(before, edge.target)}.`;
      return { type: 'edgeRemoved', node: edge.source, sentence };
    });
  return [...added, ...removed];
}

function layoutChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  const moved = after.nodes.filter((node) => {
    const was = nodeById(before, node.id);
    return was !== undefined && !same(was.position, node.position);
  });
  const changes = moved.map(
    (node): FlowChange => ({
      type: 'nodeChanged',
      node: node.id,
      sentence: `"${node.title}" was moved.`,
    }),
  );
  for (const node of after.nodes) {
    const was = nodeById(before, node.id);
    if (was === undefined || same(was.origin, node.origin)) continue;
    const sentence = `What is noted of the import of "${node.title}" changed.`;
    changes.push({ type: 'nodeChanged', node: node.id, sentence });
  }
  if (!same(before.notes, after.notes))
    changes.push({ type: 'detailsChanged', field: '/notes', sentence: 'The notes changed.' });
  if (!same(before.scenarios ?? [], after.scenarios ?? []))
    changes.push({ type: 'detailsChanged', field: '/scenarios', sentence: 'The scenarios changed.' });
  return changes;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const kind = (node: FlowNode) => NODE_KIND_INFO[node.kind].title;
const title = (document: FlowDocument, id: string) => `"${nodeById(document, id)?.title ?? id}"`;

function portOf(document: FlowDocument, edge: FlowEdge): string {
  const source = nodeById(document, edge.source);
  const port = source && outPorts(source).find((candidate) => candidate.name === edge.port);
  return `"${port?.title ?? edge.port}" of ${title(document, edge.source)}`;
}

function say(value: Json | undefined): string {
  if (value === undefined) return 'empty';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}
