import { FlowDocument, newNode } from '@countersign/model';
import { expect, it } from 'vitest';
import { parseXml, type XmlElement } from '../read/parseXml.ts';
import { writeSvg } from './writeSvg.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Orders', nodes: [], edges: [] });
const gate = { ...newNode('gate', empty, { x: 300, y: 0 }), title: '<script>alert(1)</script>' };
const document: FlowDocument = {
  ...empty,
  nodes: [newNode('trigger', empty, { x: 0, y: 0 }), gate],
  edges: [
    { id: 'a', source: 'trigger', port: 'next', target: 'gate' },
    { id: 'b', source: 'gate', port: 'sentBack', target: 'gate' },
  ],
};

const elements = (root: XmlElement): XmlElement[] => [root, ...root.children.flatMap(elements)];

it('draws every card and wire, light and dark, with texts as texts', () => {
  for (const theme of ['light', 'dark'] as const) {
    const parsed = parseXml(writeSvg(document, { theme }));
    const all = parsed.ok ? elements(parsed.value) : [];
    const texts = all.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts).toContain('Approval gate');
    expect(texts).toContain('<script>alert(1)</script>');
    expect(all.filter(({ name, attributes }) => name === 'path' && attributes['marker-end'])).toHaveLength(2);
    expect(all.map(({ name }) => name)).not.toContain('script');
  }
  expect(writeSvg(document)).toBe(writeSvg(document));
  expect(writeSvg(document)).not.toBe(writeSvg(document, { theme: 'dark' }));
});

it('draws a flow without steps', () => {
  expect(parseXml(writeSvg(empty)).ok).toBe(true);
});
