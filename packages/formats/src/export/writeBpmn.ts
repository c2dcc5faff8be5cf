import { cardHeight } from '@countersign/drawing';
import {
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  type FlowNote,
  type NodeKind,
  outPorts,
} from '@countersign/model';
import { escapeXml } from './escapeXml.ts';
import { OWN_BPMN } from './ownBpmn.ts';

/**
 * A flow as BPMN 2.0 with its picture. Kinds become the elements that mean most nearly the same; a step that is left in
 * several ways has a gateway of its own behind it. What BPMN has no words for stands in extension elements, so that reading
 * the file back gives the same flow.
 */
export function writeBpmn(document: FlowDocument): string {
  const shown = document.edges.filter((edge) => isKnown(document, edge));
  const leaving = Map.groupBy(shown, ({ source }) => source);
  const parts = document.nodes.map((node) => drawNode(node, leaving.get(node.id) ?? []));
  const settings = { input: document.input, settings: document.settings };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:countersign="${OWN_BPMN}" id="definitions" targetNamespace="${OWN_BPMN}" ${attribute('name', document.name)}>`,
    `  <process id="process" isExecutable="false" ${attribute('name', document.name)}>`,
    ...(document.description === ''
      ? []
      : [`    <documentation>${escapeXml(document.description)}</documentation>`]),
    `    <extensionElements>${own('flow', settings)}</extensionElements>`,
    ...parts.flatMap(({ elements }) => elements),
    ...document.notes.map(drawNote),
    '  </process>',
    '  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="process">',
    ...parts.flatMap(({ shapes }) => shapes),
    ...document.notes.map(({ id, position, width, height }) =>
      shape(`note.${id}`, { ...position, width, height }),
    ),
    ...parts.flatMap(({ flows }) => flows.map((flow) => drawLine(flow, document))),
    '  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
    '</definitions>',
    '',
  ].join('\n');
}

function drawNote({ id, text, width, height, color }: FlowNote): string {
  const look = `<extensionElements>${own('note', { width, height, color })}</extensionElements>`;
  return `    <textAnnotation ${attribute('id', `note.${id}`)}>${look}<text>${escapeXml(text)}</text></textAnnotation>`;
}

const ELEMENTS: { readonly [TKind in NodeKind]: string } = {
  trigger: 'startEvent',
  agent: 'serviceTask',
  gate: 'userTask',
  exception: 'exclusiveGateway',
  sampler: 'task',
  action: 'serviceTask',
  branch: 'exclusiveGateway',
  transform: 'scriptTask',
  wait: 'intermediateCatchEvent',
  parallel: 'parallelGateway',
  join: 'parallelGateway',
  each: 'callActivity',
  subflow: 'callActivity',
  end: 'endEvent',
};

type Flow = { readonly id: string; readonly from: string; readonly to: string };
type Part = { readonly elements: string[]; readonly shapes: string[]; readonly flows: Flow[] };

/** A node with the flows that leave it, by way of a gateway of its own where there are several. */
function drawNode(node: FlowNode, edges: readonly FlowEdge[]): Part {
  const element = ELEMENTS[node.kind];
  const forks = element.endsWith('Gateway') || edges.length < 2;
  const source = forks ? node.id : `ways.${node.id}`;
  const size = { width: 100, height: Math.min(80, cardHeight(outPorts(node).length)) };
  const flows = edges.map((edge) => ({ id: `flow.${edge.id}`, from: source, to: edge.target }));
  const elements = [
    `    <${element} ${attribute('id', node.id)} ${attribute('name', node.title)}${usual(node, edges)}>`,
    `      <extensionElements>${own('step', { kind: node.kind, config: node.config, origin: node.origin })}</extensionElements>`,
    ...meaning(node),
    `    </${element}>`,
    ...(forks ? [] : helper(node.id, source)),
    ...edges.map((edge) => drawFlow(edge, source, node)),
  ];
  const gateway = { x: node.position.x + 140, y: node.position.y + 15, width: 50, height: 50 };
  const shapes = [shape(node.id, { ...node.position, ...size }), ...(forks ? [] : [shape(source, gateway)])];
  return {
    elements,
    shapes,
    flows: forks ? flows : [{ id: `own.${node.id}`, from: node.id, to: source }, ...flows],
  };
}

/** The gateway behind a step, and the flow to it. */
const helper = (node: string, gateway: string): string[] => [
  `    <exclusiveGateway ${attribute('id', gateway)} ${attribute('countersign:of', node)}/>`,
  `    <sequenceFlow ${attribute('id', `own.${node}`)} ${attribute('sourceRef', node)} ${attribute('targetRef', gateway)}/>`,
];

function drawFlow(edge: FlowEdge, source: string, node: FlowNode): string {
  const title = outPorts(node).find(({ name }) => name === edge.port)?.title ?? edge.port;
  const name = outPorts(node).length > 1 ? ` ${attribute('name', title)}` : '';
  const ends = `${attribute('sourceRef', source)} ${attribute('targetRef', edge.target)}`;
  return `    <sequenceFlow ${attribute('id', `flow.${edge.id}`)}${name} ${ends} ${attribute('countersign:port', edge.port)}/>`;
}

/** What is taken when no condition holds. */
function usual({ kind }: FlowNode, edges: readonly FlowEdge[]): string {
  const port = kind === 'branch' ? 'otherwise' : kind === 'exception' ? 'normal' : null;
  const edge = edges.find((one) => one.port === port);
  return edge === undefined ? '' : ` ${attribute('default', `flow.${edge.id}`)}`;
}

/** What an element needs so that other programs take it for what it is. */
function meaning(node: FlowNode): string[] {
  if (node.kind !== 'wait') return [];
  return node.config.until.type === 'signal'
    ? ['      <signalEventDefinition/>']
    : ['      <timerEventDefinition/>'];
}

const own = (name: string, value: unknown): string =>
  `<countersign:${name}>${escapeXml(JSON.stringify(value))}</countersign:${name}>`;

const attribute = (name: string, value: string): string => `${name}="${escapeXml(value)}"`;

type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const shape = (id: string, { x, y, width, height }: Bounds): string =>
  `    <bpmndi:BPMNShape ${attribute('id', `shape.${id}`)} ${attribute('bpmnElement', id)}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;

function drawLine({ id, from, to }: Flow, { nodes }: FlowDocument): string {
  const place = (element: string) => {
    const node = nodes.find((one) => one.id === element.replace(/^ways\./, ''));
    return node?.position ?? { x: 0, y: 0 };
  };
  const start = { x: place(from).x + (from.startsWith('ways.') ? 190 : 100), y: place(from).y + 40 };
  const end = to.startsWith('ways.')
    ? { x: place(to).x + 140, y: place(to).y + 40 }
    : { x: place(to).x, y: place(to).y + 40 };
  const points = [start, end].map(({ x, y }) => `<di:waypoint x="${x}" y="${y}"/>`).join('');
  return `    <bpmndi:BPMNEdge ${attribute('id', `line.${id}`)} ${attribute('bpmnElement', id)}>${points}</bpmndi:BPMNEdge>`;
}

const isKnown = ({ nodes }: FlowDocument, { source, target, port }: FlowEdge): boolean => {
  const from = nodes.find(({ id }) => id === source);
  return (
    from !== undefined &&
    nodes.some(({ id }) => id === target) &&
    outPorts(from).some(({ name }) => name === port)
  );
};
