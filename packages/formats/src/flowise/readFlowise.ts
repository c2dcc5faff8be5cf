import { fail, type Json, ok, type Position, type Problem, problem, type Result } from '@countersign/model';
import { type Fields, fieldsOf, isFields, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { isEmptyOrOff, recordReading } from '../read/recordReading.ts';
import { quoted, told, unreadSettings } from '../sketch/losses.ts';
import { emptySketch, type Sketch, type SketchStep } from '../sketch/sketch.ts';
import { sketchStep } from '../sketch/sketchStep.ts';
import { foldParts, type Part } from './foldParts.ts';
import { mapNode } from './mapNode.ts';
import { type FlowiseEdge, portOfEdge } from './portOfEdge.ts';

/** Whether data looks like a chatflow or agentflow: React Flow nodes whose data knows a component's name. */
export const isFlowise = (data: Json): boolean =>
  listOf(own(fieldsOf(data), 'nodes')).some((node) => {
    const inner = own(fieldsOf(node), 'data');
    return isFields(inner) && typeof own(inner, 'name') === 'string';
  });

/** A chatflow or agentflow of Flowise, of either generation. */
export function readFlowise(data: Json, fileName: string): Result<Sketch, Problem[]> {
  const file = fieldsOf(data);
  if (!Array.isArray(own(file, 'edges'))) {
    return fail([problem('import_invalid', 'The flow has no list of edges.', '/edges')]);
  }
  const name = textOf(own(file, 'name')) || fileName;
  const sketch = emptySketch('Flowise', name, textOf(own(file, 'description')));
  const nodes = keepNodes(listOf(own(file, 'nodes')), sketch);
  const edges = listOf(own(file, 'edges')).map((edge): FlowiseEdge => {
    const fields = fieldsOf(edge);
    return {
      source: textOf(own(fields, 'source')),
      target: textOf(own(fields, 'target')),
      handle: textOf(own(fields, 'sourceHandle')),
      label: textOf(own(fieldsOf(own(fields, 'data')), 'edgeLabel')),
    };
  });
  const { owners, parts } = foldParts(nodes, edges);
  for (const [key, node] of nodes) {
    if (!owners.has(key)) drawNode({ key, node, sketch, edges, parts: parts.get(key) ?? [] });
  }
  drawEdges(sketch, edges, nodes, owners);
  sketch.losses.push(
    ...unreadSettings({ source: file, read: new Map(), settled: OF_FLOWS, isIdle: isEmptyOrOff }),
  );
  return ok(sketch);
}

/** Read above, or about the flow's place in the other program. */
const OF_FLOWS = new Set([
  ...['nodes', 'edges', 'name', 'description', 'viewport', 'id', 'type', 'usecases', 'framework', 'badge'],
  ...['categories', 'createdDate', 'updatedDate', 'deployed', 'isPublic', 'workspaceId'],
]);

function keepNodes(list: readonly Json[], sketch: Sketch): Map<string, Fields> {
  const nodes = new Map<string, Fields>();
  for (const [index, item] of list.entries()) {
    const node = fieldsOf(item);
    const id = textOf(own(node, 'id'));
    const data = fieldsOf(own(node, 'data'));
    if (id === '' || textOf(own(data, 'name')) === '') {
      sketch.losses.push(told('fault', `node ${index + 1} of the list has no ${id === '' ? 'id' : 'name'}.`));
    } else if (/^stickyNote/.test(textOf(own(data, 'name')))) {
      const inputs = fieldsOf(own(data, 'inputs'));
      const size = {
        width: numberOf(own(node, 'width')) ?? 240,
        height: numberOf(own(node, 'height')) ?? 120,
      };
      const at = positionOf(node) ?? { x: 0, y: 0 };
      sketch.notes.push({ text: textOf(own(inputs, 'note')), ...size, at });
    } else if (nodes.has(id)) {
      sketch.losses.push(told('fault', `two nodes have the id ${quoted(id)}; the second was left out.`));
    } else nodes.set(id, node);
  }
  return nodes;
}

function positionOf(node: Fields): Position | null {
  // Inside an iteration, positions count from its corner; the absolute one is beside it.
  const position = fieldsOf(own(node, 'positionAbsolute') ?? own(node, 'position'));
  const [x, y] = [numberOf(own(position, 'x')), numberOf(own(position, 'y'))];
  return x === null || y === null ? null : { x, y };
}

type Drawing = {
  readonly key: string;
  readonly node: Fields;
  readonly sketch: Sketch;
  readonly edges: readonly FlowiseEdge[];
  readonly parts: readonly Part[];
};

function drawNode({ key, node, sketch, edges, parts }: Drawing): void {
  const data = fieldsOf(own(node, 'data'));
  const type = textOf(own(data, 'name'));
  const { inputParams: _, inputAnchors: __, outputAnchors: ___, ...kept } = data;
  const source = fieldsOf(own(data, 'inputs'));
  const { fields: inputs, read } = recordReading(source);
  const given = NAMES.map((field) => textOf(own(source, field))).find((one) => one !== '');
  const name = given ?? (textOf(own(data, 'label')) || type);
  const original = { ...kept, ...(parts.length === 0 ? {} : { attached: parts.map((part) => part.node) }) };
  const leaving = edges.filter((edge) => edge.source === key);
  const category = textOf(own(data, 'category'));
  const mapping = mapNode({ key, name, type, category, inputs, leaving, parts });
  const step = sketchStep({ key, name, at: positionOf(node), foreignKind: type, original }, mapping);
  if (!step.isPlaceholder) {
    const settled = new Set([...NAMES, ...WIRED, ...(mapping.settled ?? [])]);
    step.losses.push(...unreadSettings({ source, read, settled, isIdle: isEmptyOrOff }));
  }
  for (const part of parts) step.losses.push(told('attachment', `${quoted(part.name)} (${part.type})`));
  if (textOf(own(data, 'credential')) !== '') step.losses.push({ type: 'credential', what: `"${type}"` });
  sketch.steps.push(step, ...(mapping.behind ?? []));
  sketch.wires.push(...(mapping.wires ?? []));
  drawParent({ key, node, sketch, edges, parts }, step);
}

/** Where a box keeps its name, which becomes the title. */
const NAMES = [
  'agentName',
  'llmNodeName',
  'workerName',
  'supervisorName',
  'conditionName',
  'conditionAgentName',
];

/** Inputs that only say which box is wired to them. */
const WIRED = ['model', 'sequentialNode', 'agentMemory', 'state', 'tools', 'startAgentflow', 'supervisor'];

/** What stands inside an iteration begins and ends there. */
function drawParent({ key, node, sketch, edges }: Drawing, step: SketchStep): void {
  const parent = textOf(own(node, 'parentNode'));
  if (parent === '') return;
  const leaving = edges.filter(({ source }) => source === key);
  if (!edges.some(({ target }) => target === key)) {
    sketch.wires.push({ from: parent, port: 'case1', to: key });
  }
  if (leaving.length === 0 && step.kind !== 'end') {
    sketch.wires.push({ from: key, port: portOfEdge(step, undefined, leaving).port, to: parent });
  }
}

function drawEdges(
  sketch: Sketch,
  edges: readonly FlowiseEdge[],
  nodes: ReadonlyMap<string, Fields>,
  owners: ReadonlyMap<string, string>,
): void {
  const steps = new Map(sketch.steps.map((step) => [step.key, step]));
  for (const edge of edges) {
    if (owners.has(edge.source) && nodes.has(edge.target)) continue;
    const target = owners.get(edge.target) ?? edge.target;
    const source = steps.get(edge.source);
    const leaving = edges.filter(({ source: from }) => from === edge.source);
    const place =
      source === undefined ? { from: edge.source, port: 'next' } : portOfEdge(source, edge, leaving);
    sketch.wires.push({ ...place, to: target });
  }
}
