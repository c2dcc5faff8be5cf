import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { type Fields, fieldsOf, isFields, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { isEmptyOrOff, recordReading } from '../read/recordReading.ts';
import { lost, quoted, told, unreadSettings } from '../sketch/losses.ts';
import { emptySketch, type Sketch } from '../sketch/sketch.ts';
import { sketchStep } from '../sketch/sketchStep.ts';
import { mapNode } from './mapNode.ts';

/** Whether data looks like an export: a list (or `flows`) of nodes that know their tab and their wires. */
export const isNodeRed = (data: Json): boolean =>
  nodesOf(data).some((node) => {
    const fields = fieldsOf(node);
    return (
      textOf(own(fields, 'type')) !== '' &&
      (Array.isArray(own(fields, 'wires')) || own(fields, 'type') === 'tab')
    );
  });

const nodesOf = (data: Json): readonly Json[] =>
  Array.isArray(data) ? data : listOf(own(fieldsOf(data), 'flows'));

/** An exported flow of Node-RED, all its tabs in one drawing. */
export function readNodeRed(data: Json, fileName: string): Result<Sketch, Problem[]> {
  const list = nodesOf(data);
  const tabs = list.map(fieldsOf).filter((node) => own(node, 'type') === 'tab');
  const label = textOf(own(tabs[0] ?? {}, 'label'));
  const sketch = emptySketch('Node-RED', fileName || label, textOf(own(tabs[0] ?? {}, 'info')));
  const nodes = new Map<string, Fields>();
  for (const [index, item] of list.entries()) keepNode(item, index, nodes, sketch);
  for (const [key, node] of nodes) drawNode(key, node, sketch);
  for (const [key, node] of nodes) drawWires(key, node, sketch);
  if (sketch.steps.length === 0)
    return fail([problem('import_invalid', 'The file holds no nodes of a flow.')]);
  return ok(sketch);
}

/** Settings of their own (servers, accounts), tabs and groups are no steps. */
const NO_STEPS = new Set(['tab', 'group', 'subflow']);

function keepNode(item: Json, index: number, nodes: Map<string, Fields>, sketch: Sketch): void {
  const node = fieldsOf(item);
  const [id, type] = [textOf(own(node, 'id')), textOf(own(node, 'type'))];
  if (!isFields(item) || id === '' || type === '') {
    sketch.losses.push(told('fault', `node ${index + 1} of the list has no ${id === '' ? 'id' : 'type'}.`));
  } else if (type === 'comment') {
    const text = [textOf(own(node, 'name')), textOf(own(node, 'info'))].filter((one) => one !== '');
    const at = { x: numberOf(own(node, 'x')) ?? 0, y: numberOf(own(node, 'y')) ?? 0 };
    sketch.notes.push({ text: text.join('\n\n'), width: 220, height: 80, at });
  } else if (NO_STEPS.has(type)) {
    if (type === 'tab') {
      const settled = new Set(['id', 'type', 'label', 'info']);
      sketch.losses.push(...unreadSettings({ source: node, read: new Map(), settled, isIdle: isEmptyOrOff }));
    } else sketch.losses.push(told('attachment', `The ${type} ${quoted(textOf(own(node, 'name')) || id)}`));
  } else if (!Array.isArray(own(node, 'wires'))) {
    sketch.losses.push(
      told('attachment', `The settings ${quoted(textOf(own(node, 'name')) || type)} (${type})`),
    );
  } else if (nodes.has(id)) {
    sketch.losses.push(told('fault', `two nodes have the id ${quoted(id)}; the second was left out.`));
  } else nodes.set(id, node);
}

/** What every node has: how it is drawn, called and wired. */
const LAYOUT = [
  'id',
  'type',
  'z',
  'g',
  'x',
  'y',
  'wires',
  'name',
  'd',
  'outputs',
  'l',
  'info',
  'icon',
  'scope',
];

function drawNode(key: string, node: Fields, sketch: Sketch): void {
  const type = textOf(own(node, 'type'));
  const [x, y] = [numberOf(own(node, 'x')), numberOf(own(node, 'y'))];
  const found = {
    ...{ key, name: textOf(own(node, 'name')) || textOf(own(node, 'topic')) || type, foreignKind: type },
    ...{ at: x === null || y === null ? null : { x, y }, original: node },
  };
  const outputs = listOf(own(node, 'wires')).length;
  const { fields, read } = recordReading(node);
  const mapping = mapNode({ node: fields, type, name: found.name, outputs });
  const step = sketchStep(found, mapping);
  if (!step.isPlaceholder) {
    const settled = new Set([...LAYOUT, ...(mapping.settled ?? [])]);
    step.losses.push(...unreadSettings({ source: node, read, settled, isIdle: isEmptyOrOff }));
  }
  if (own(node, 'd') === true) step.losses.push(told('meaning', 'it was switched off there and is on here.'));
  sketch.steps.push(step);
}

function drawWires(key: string, node: Fields, sketch: Sketch): void {
  const step = sketch.steps.find((one) => one.key === key);
  if (step === undefined) return;
  for (const [output, targets] of listOf(own(node, 'wires')).entries()) {
    for (const target of listOf(targets)) {
      sketch.wires.push({ from: key, port: portOf(step, output), to: textOf(target) });
    }
  }
  if (own(node, 'type') === 'link out' && own(node, 'mode') !== 'return') {
    for (const target of listOf(own(node, 'links'))) {
      sketch.wires.push({ from: key, port: 'next', to: textOf(target) });
    }
  }
  for (const target of listOf(own(node, 'scope'))) {
    step.losses.push(lost('setting', `watches ${textOf(target)}`));
  }
}

function portOf({ kind, config }: Sketch['steps'][number], output: number): string {
  if (kind === 'branch') {
    const cases = listOf(own(fieldsOf(config), 'cases')).map((one) => textOf(own(fieldsOf(one), 'port')));
    const port = (index: number) => `case${index + 1}`;
    if (cases.includes(port(output))) return port(output);
    // The first output that has no case is the one that is taken otherwise.
    const others = Array.from({ length: output }, (_, index) => port(index));
    return others.every((one) => cases.includes(one)) ? 'otherwise' : `output${output}`;
  }
  if (output > 0) return `output${output}`;
  if (kind === 'action' || kind === 'subflow') return 'done';
  return kind === 'gate' ? 'approved' : kind === 'agent' ? 'proposed' : 'next';
}
