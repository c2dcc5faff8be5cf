import { FlowDocument, newNode } from '@countersign/model';
import { expect, it } from 'vitest';
import { parseXml } from '../read/parseXml.ts';
import { readForeign } from '../read/readForeign.ts';
import { ASL, BPMN, FLOWISE, N8N, NODE_RED } from '../testing/foreignSamples.ts';
import { writeBpmn } from './writeBpmn.ts';

const imported = [N8N, FLOWISE, ASL, NODE_RED].map((file) => JSON.stringify(file)).concat(BPMN);

const documentOf = (text: string): FlowDocument => {
  const read = readForeign(text, 'sample');
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value.document;
};

const topology = ({ edges }: FlowDocument) =>
  edges.map(({ source, port, target }) => `${source}.${port} > ${target}`).sort();

it.each(imported)('writes BPMN that comes back as the same flow: %#', (text) => {
  const document = documentOf(text);
  const again = documentOf(writeBpmn(document));
  expect(topology(again)).toEqual(topology(document));
  const steps = ({ nodes }: FlowDocument) =>
    nodes.map(({ id, kind, title, config }) => ({ id, kind, title, config }));
  expect(steps(again)).toEqual(steps(document));
  expect(again).toMatchObject({ name: document.name, input: document.input, settings: document.settings });
});

it('writes elements that other programs know, each with a place', () => {
  const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'A & <B>', nodes: [], edges: [] });
  const nodes = (['trigger', 'gate', 'end'] as const).map((kind, index) =>
    newNode(kind, empty, { x: index * 300, y: 0 }),
  );
  const edges = [
    { id: 'a', source: 'trigger', port: 'next', target: 'gate' },
    { id: 'b', source: 'gate', port: 'approved', target: 'end' },
    { id: 'c', source: 'gate', port: 'rejected', target: 'end' },
  ];
  const xml = writeBpmn({ ...empty, nodes, edges });
  const parsed = parseXml(xml);
  expect(parsed.ok).toBe(true);
  for (const part of ['<startEvent id="trigger"', '<userTask id="gate"', '<endEvent id="end"']) {
    expect(xml).toContain(part);
  }
  expect(xml).toContain('<exclusiveGateway id="ways.gate"');
  expect(xml).toContain('name="A &amp; &lt;B&gt;"');
  expect(xml.match(/<bpmndi:BPMNShape/g)).toHaveLength(4);
  expect(xml.match(/<bpmndi:BPMNEdge/g)).toHaveLength(4);
});

it('keeps the size, place and colour of notes', () => {
  const notes = [
    { id: 'note1', text: 'Ask Mina', position: { x: -40, y: 300 }, width: 320, height: 90, color: 'green' },
    { id: 'note2', text: 'Twice', position: { x: 400, y: 10 }, width: 240, height: 120, color: 'yellow' },
  ];
  const nodes = [newNode('trigger', { nodes: [] }, { x: 0, y: 0 })];
  const flow = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Noted', nodes, edges: [], notes });
  expect(documentOf(writeBpmn(flow)).notes).toEqual(notes);
});
