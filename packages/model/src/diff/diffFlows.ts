import { flowSettingsSchema, NODE_CONFIG_SCHEMAS } from '../document/configSchemas.ts';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument, FlowEdge } from '../document/flow.ts';
import type { FlowNode } from '../document/node.ts';
import { NODE_KIND_INFO } from '../document/nodeKindInfo.ts';
import { outPorts } from '../document/ports.ts';
import type { JsonObject } from '../json.ts';
import { findRenames } from '../merge/findRenames.ts';
import { type ChangeValue, said, word } from './changeWords.ts';
import { type FieldChange, fieldChanges } from './fieldChanges.ts';
import type { FlowChange } from './flowChange.ts';
import { scenarioChanges } from './scenarioChanges.ts';
import { withNamesOf } from './withNamesOf.ts';

/** `layout` holds what does not change what the flow does: moved cards, notes, groups and scenarios. */
export type FlowDiff = { readonly changes: readonly FlowChange[]; readonly layout: readonly FlowChange[] };

/** What changed between two states of a flow, in the order: the flow itself, steps, connections. */
export function diffFlows(older: FlowDocument, after: FlowDocument): FlowDiff {
  const before = withNamesOf(after, older);
  const old = new Map(before.nodes.map((node) => [node.id as string, node]));
  return {
    changes: [
      ...detailChanges(before, after),
      ...nodesRemoved(before, after),
      ...keyChanges(older, after),
      ...after.nodes.flatMap((node) => nodeChanges(old.get(node.id), node)),
      ...edgeChanges(before, after),
    ],
    layout: layoutChanges(before, after, old),
  };
}

function detailChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  const changes: FlowChange[] = [];
  if (before.name !== after.name) {
    changes.push({
      type: 'detailsChanged',
      field: '/name',
      ...said('The flow is now called "{}".', after.name),
    });
  }
  if (before.description !== after.description) {
    changes.push({
      type: 'detailsChanged',
      field: '/description',
      ...said('The description of the flow changed.'),
    });
  }
  if (!same(before.input, after.input)) changes.push(...inputChanges(before.input, after.input));
  changes.push(...settingChanges(before, after));
  return changes;
}

function settingChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  // safe: settings are plain JSON
  const [old, now] = [before.settings, after.settings] as unknown as [JsonObject, JsonObject];
  return fieldChanges(old, now, flowSettingsSchema()).map((change) => ({
    type: 'settingChanged',
    field: `/settings${change.pointer}`,
    ...sides(change),
    ...became(undefined, change),
  }));
}

function inputChanges(before: JsonObject, after: JsonObject): FlowChange[] {
  const old = (before['properties'] ?? {}) as JsonObject;
  const now = (after['properties'] ?? {}) as JsonObject;
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changes = names.flatMap((name): FlowChange[] => {
    if (same(old[name], now[name])) return [];
    const phrase =
      old[name] === undefined
        ? 'The input "{}" is new.'
        : now[name] === undefined
          ? 'The input "{}" was removed.'
          : 'The input "{}" changed.';
    return [{ type: 'inputChanged', field: `/input/properties/${name}`, ...said(phrase, name) }];
  });
  if (changes.length > 0) return changes;
  return [{ type: 'inputChanged', field: '/input', ...said('The description of the input changed.') }];
}

function nodesRemoved(before: FlowDocument, after: FlowDocument): FlowChange[] {
  const kept = new Set(after.nodes.map((node) => node.id));
  return before.nodes
    .filter((node) => !kept.has(node.id))
    .map((node) => ({
      type: 'nodeRemoved',
      node: node.id,
      ...said('{} "{}" was removed.', kind(node), node.title),
    }));
}

function keyChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  return [...findRenames(before, after)].map(([from, to]) => ({
    type: 'nodeChanged',
    node: to,
    field: '/id',
    before: from,
    after: to,
    ...said('The key of "{}" is now "{}" (was "{}").', title(after, to), to, from),
  }));
}

function nodeChanges(before: FlowNode | undefined, after: FlowNode): FlowChange[] {
  if (before === undefined) {
    return [{ type: 'nodeAdded', node: after.id, ...said('{} "{}" was added.', kind(after), after.title) }];
  }
  if (before.kind !== after.kind) {
    const phrase = '"{}" is now of the kind {} (was {}).';
    return [{ type: 'nodeChanged', node: after.id, ...said(phrase, after.title, kind(after), kind(before)) }];
  }
  const retitled: FlowChange[] =
    before.title === after.title
      ? []
      : [
          {
            type: 'nodeRetitled',
            node: after.id,
            ...said('"{}" is now called "{}".', before.title, after.title),
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
        ...sides(change),
        ...became(after.title, change),
      }),
    ),
  ];
}

const sides = ({ before, after, schema }: FieldChange) => ({
  ...(schema === undefined ? {} : { schema }),
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

/** What became of a field of a step, named by its title, or of the settings. */
function became(step: string | undefined, change: FieldChange): ReturnType<typeof said> {
  const { title: name, before, after, schema } = change;
  const tell = (phrase: string, ...values: readonly ChangeValue[]) =>
    step === undefined
      ? said(`{}: {} ${phrase}`, word('The settings of the flow'), word(name), ...values)
      : said(`"{}": {} ${phrase}`, step, word(name), ...values);
  if (after === undefined) return tell('was removed (was {}).', { value: before ?? null });
  if (before === undefined) return tell('is now {}.', { value: after });
  if (schema?.['format'] === 'json-schema') return tell('changed.');
  if (Array.isArray(before) && Array.isArray(after)) {
    return tell('has {} instead of {} entries.', after.length, before.length);
  }
  return tell('is now {} (was {}).', { value: after }, { value: before });
}

function edgeChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  const key = (edge: FlowEdge) => JSON.stringify([edge.source, edge.port]);
  const old = new Map(before.edges.map((edge) => [key(edge), edge]));
  const now = new Map(after.edges.map((edge) => [key(edge), edge]));
  const added = after.edges.flatMap((edge): FlowChange[] => {
    const was = old.get(key(edge));
    if (was?.target === edge.target) return [];
    const ends = [word(portOf(after, edge)), title(after, edge.source), title(after, edge.target)] as const;
    if (was === undefined) {
      const words = said('"{}" of "{}" now leads to "{}".', ...ends);
      return [{ type: 'edgeAdded', node: edge.source, ...words }];
    }
    const words = said('"{}" of "{}" now leads to "{}" (was "{}").', ...ends, title(before, was.target));
    return [{ type: 'edgeMoved', node: edge.source, ...words }];
  });
  const removed = before.edges
    .filter((edge) => !now.has(key(edge)) && nodeById(after, edge.source) !== undefined)
    .map((edge): FlowChange => {
      const ends = [
        word(portOf(before, edge)),
        title(before, edge.source),
        title(before, edge.target),
      ] as const;
      return {
        type: 'edgeRemoved',
        node: edge.source,
        ...said('"{}" of "{}" no longer leads to "{}".', ...ends),
      };
    });
  return [...added, ...removed];
}

function layoutChanges(
  before: FlowDocument,
  after: FlowDocument,
  old: ReadonlyMap<string, FlowNode>,
): FlowChange[] {
  const moved = after.nodes.filter((node) => {
    const was = old.get(node.id);
    return was !== undefined && !same(was.position, node.position);
  });
  const changes = moved.map(
    (node): FlowChange => ({
      type: 'nodeChanged',
      node: node.id,
      ...said('"{}" was moved.', node.title),
    }),
  );
  for (const node of after.nodes) {
    const was = old.get(node.id);
    if (was === undefined || same(was.origin, node.origin)) continue;
    const words = said('What is noted of the import of "{}" changed.', node.title);
    changes.push({ type: 'nodeChanged', node: node.id, ...words });
  }
  if (!same(before.notes, after.notes))
    changes.push({ type: 'detailsChanged', field: '/notes', ...said('The notes changed.') });
  if (!same(before.groups ?? [], after.groups ?? []))
    changes.push({ type: 'detailsChanged', field: '/groups', ...said('The groups changed.') });
  return [...changes, ...scenarioChanges(before, after)];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const kind = (node: FlowNode) => word(NODE_KIND_INFO[node.kind].title);
const title = (document: FlowDocument, id: string) => nodeById(document, id)?.title ?? id;

function portOf(document: FlowDocument, edge: FlowEdge): string {
  const source = nodeById(document, edge.source);
  const port = source && outPorts(source).find((candidate) => candidate.name === edge.port);
  return port?.title ?? edge.port;
}
