import {
  fail,
  type ImportLoss,
  type Json,
  ok,
  type Position,
  type Problem,
  problem,
  type Result,
} from '@countersign/model';
import { type Fields, fieldsOf, isFields, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { isEmptyOrOff, recordReading } from '../read/recordReading.ts';
import { quoted, told, unreadSettings } from '../sketch/losses.ts';
import { emptySketch, type Sketch, type SketchStep } from '../sketch/sketch.ts';
import { type FoundStep, sketchStep } from '../sketch/sketchStep.ts';
import { foldAttachments, type Link, linksOf } from './links.ts';
import { mapRecorded } from './mapRecorded.ts';
import type { N8nNode, NodeMapping, OutputPorts } from './n8nNode.ts';
import { placesFor } from './placesFor.ts';
import { plainNote } from './plainNote.ts';
import { portOfOutput } from './portOfOutput.ts';

/** Whether data looks like an exported workflow, or a list with one. */
export const isN8n = (data: Json): boolean => {
  const flow = workflowOf(data);
  return isFields(own(flow, 'connections')) || listOf(own(flow, 'nodes')).some(hasNodeType);
};

const hasNodeType = (node: Json): boolean =>
  /(^|[./])n8n-nodes|^@n8n\//.test(textOf(own(fieldsOf(node), 'type')));

/** Exports hold one workflow, sometimes in a list of one, sometimes inside `data` or `workflow`. */
function workflowOf(data: Json): Fields {
  const outer = fieldsOf(Array.isArray(data) ? data[0] : data);
  for (const key of ['workflow', 'data']) {
    const inner = own(outer, key);
    if (!('nodes' in outer) && isFields(inner) && 'nodes' in inner) return inner;
  }
  return outer;
}

/** An exported workflow of n8n. Connections name nodes by their names, so these are the keys. */
export function readN8n(data: Json, fileName: string): Result<Sketch, Problem[]> {
  const workflow = workflowOf(data);
  if (!Array.isArray(own(workflow, 'nodes'))) {
    return fail([problem('import_invalid', 'The workflow has no list of nodes.', '/nodes')]);
  }
  const sketch = emptySketch('n8n', textOf(own(workflow, 'name')) || fileName);
  const nodes = namedNodes(listOf(workflow['nodes']), sketch);
  const links = linksOf(fieldsOf(own(workflow, 'connections')), sketch);
  const folded = foldAttachments(nodes, links);
  const ports = new Map<string, OutputPorts>();
  for (const [name, node] of nodes) {
    if (folded.owners.has(name)) continue;
    const attached = folded.attached.get(name) ?? [];
    const find = placesFor(name, { nodes, links });
    const { outputPorts } = drawNode({ sketch, name, node, links, attached, find });
    if (outputPorts !== undefined) ports.set(name, outputPorts);
  }
  drawLinks(sketch, { nodes, links, ports, owners: folded.owners });
  if (isFields(own(workflow, 'pinData')) && Object.keys(fieldsOf(workflow['pinData'])).length > 0) {
    sketch.losses.push(told('attachment', 'Pinned test data'));
  }
  const settings = recordReading(workflow);
  const zone = textOf(own(fieldsOf(own(settings.fields, 'settings')), 'timezone'));
  if (zone !== '' && zone !== 'DEFAULT') sketch.ownFields = { settings: { timeZone: zone } };
  sketch.losses.push(
    ...unreadSettings({ source: workflow, read: settings.read, settled: OF_WORKFLOWS, isIdle: isEmptyOrOff }),
  );
  for (const other of Array.isArray(data) ? data.slice(1) : []) {
    const left = textOf(own(workflowOf(other), 'name')) || 'Workflow';
    sketch.losses.push(
      told('fault', `the file holds another workflow, ${quoted(left)}, which was left out.`),
    );
  }
  return ok(sketch);
}

/** Read above, or about the workflow's place in the other program. */
const OF_WORKFLOWS = new Set([
  ...['nodes', 'connections', 'name', 'pinData', 'id', 'versionId', 'activeVersionId', 'meta', 'active'],
  ...['createdAt', 'updatedAt', 'triggerCount', 'isArchived', 'shared', 'homeProject', 'parentFolder'],
  ...['settings.executionOrder', 'versionCounter', 'scopes', 'usedCredentials'],
]);

/** Nodes by name; what has none, or that of another, is a fault. Notes go to the notes. */
function namedNodes(list: readonly Json[], sketch: Sketch): Map<string, Fields> {
  const nodes = new Map<string, Fields>();
  for (const [index, item] of list.entries()) {
    const node = fieldsOf(item);
    const type = textOf(own(node, 'type'));
    const name = textOf(own(node, 'name')) || textOf(own(node, 'id'));
    if (!isFields(item) || type === '') {
      sketch.losses.push(told('fault', `node ${index + 1} of the list has no type.`));
    } else if (type.endsWith('.stickyNote')) {
      sketch.notes.push(noteOf(node));
    } else if (name === '' || nodes.has(name)) {
      const free = freeName(name || type, nodes);
      sketch.losses.push(told('fault', `two nodes are called ${quoted(name)}; one became ${quoted(free)}.`));
      nodes.set(free, node);
    } else nodes.set(name, node);
  }
  return nodes;
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 2; ; number += 1) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}

function noteOf(node: Fields) {
  const parameters = fieldsOf(own(node, 'parameters'));
  return {
    text: plainNote(textOf(own(parameters, 'content'))),
    width: numberOf(own(parameters, 'width')) ?? 240,
    height: numberOf(own(parameters, 'height')) ?? 160,
    at: positionOf(own(node, 'position')) ?? { x: 0, y: 0 },
  };
}

function positionOf(value: Json | undefined): Position | null {
  const [x, y] = Array.isArray(value) ? value : [fieldsOf(value)['x'], fieldsOf(value)['y']];
  const [left, top] = [numberOf(x), numberOf(y)];
  return left === null || top === null ? null : { x: left, y: top };
}

type Drawing = {
  readonly sketch: Sketch;
  readonly name: string;
  readonly node: Fields;
  readonly links: readonly Link[];
  readonly attached: readonly { readonly node: Fields; readonly name: string; readonly type: string }[];
  readonly find: N8nNode['find'];
};

function drawNode({ sketch, name, node, links, attached, find }: Drawing): NodeMapping {
  const found: FoundStep = {
    ...{ key: name, name },
    at: positionOf(own(node, 'position')),
    foreignKind: textOf(own(node, 'type')),
    original: attached.length === 0 ? node : { ...node, attached: attached.map((one) => one.node) },
  };
  const leaving = links.filter((link) => link.from === name && link.type === 'main');
  const wired = new Set(leaving.map(({ output }) => output));
  const outputs = [...wired].reduce((most, output) => Math.max(most, output + 1), 0);
  const { mapping, losses } = mapRecorded({ name, node, outputs, wired, attached, find });
  const step = sketchStep(found, mapping);
  for (const { name: part, type } of attached) {
    step.losses.push(told('attachment', `${quoted(part)} (${type})`));
  }
  step.losses.push(...[node, ...attached.map((one) => one.node)].flatMap(accountsOf));
  if (own(node, 'disabled') === true) {
    step.losses.push(told('meaning', 'it was switched off there and is on here.'));
  }
  const isHandled = outputs > 0 && ONWARD.has(step.kind) && goesOnAfterFailure(node);
  step.losses.push(...losses.filter(({ what }) => !(isHandled && HANDLERS.has(what))));
  sketch.steps.push(step);
  for (const extra of mapping.behind ?? []) sketch.steps.push(extra);
  for (const wire of mapping.wires ?? []) sketch.wires.push(wire);
  return mapping;
}

/** Accounts are never imported, neither those of a node nor those of its parts. */
const accountsOf = (node: Fields): ImportLoss[] =>
  Object.values(fieldsOf(own(node, 'credentials'))).map((account) => {
    const label = textOf(own(fieldsOf(account), 'name')) || textOf(account) || 'credentials';
    return { type: 'credential', what: quoted(label) };
  });

/** Kinds with a way for failures. */
const ONWARD = new Set<SketchStep['kind']>(['action', 'subflow', 'each', 'agent']);
const HANDLERS = new Set(['"onError"', '"continueOnFail"']);

/** Whether a failure there leads on as if nothing had happened. */
const goesOnAfterFailure = (node: Fields): boolean =>
  own(node, 'onError') === 'continueRegularOutput' || own(node, 'continueOnFail') === true;

type Linked = {
  readonly nodes: ReadonlyMap<string, Fields>;
  readonly links: readonly Link[];
  readonly owners: ReadonlyMap<string, string>;
  /** Of nodes that say themselves by which ports they are left. */
  readonly ports: ReadonlyMap<string, OutputPorts>;
};

function drawLinks(sketch: Sketch, { nodes, links, owners, ports }: Linked): void {
  const steps = new Map(sketch.steps.map((step) => [step.key, step]));
  for (const link of links) {
    const source = steps.get(link.from);
    const node = nodes.get(link.from);
    if (link.type === 'main' || source === undefined || !nodes.has(link.to)) {
      if (owners.has(link.from) && nodes.has(link.to)) continue;
      const usual = { from: link.from, port: 'next' };
      const place = source && node ? portOfOutput(source, node, link.output) : usual;
      const known = ports.get(link.from);
      const leaving =
        known === undefined ? [place.port] : (known.get(link.output) ?? [`output${link.output}`]);
      for (const port of leaving) sketch.wires.push({ from: place.from, port, to: link.to });
      const isOnward = source !== undefined && ONWARD.has(source.kind) && link.output === 0;
      if (isOnward && node !== undefined && goesOnAfterFailure(node)) {
        sketch.wires.push({ from: link.from, port: 'failed', to: link.to });
      }
    } else if (!owners.has(link.from)) {
      source.losses.push(told('connection', `${quoted(link.type)} to ${quoted(link.to)}`));
    }
  }
}
