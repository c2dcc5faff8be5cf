import { sceneOf } from '@countersign/drawing';
import { FlowDocument, NODE_KINDS, newNode, outPorts } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LABELS } from './canvasLabels.ts';
import { ENTRY_HANDLE, noteIdOf, noteKey, noteNode, stepNode } from './toReactFlow.ts';

const place = { x: 0, y: 0 };

describe('toReactFlow', () => {
  it.each(NODE_KINDS)('declares the size and a handle per port of %s inside its card', (kind) => {
    const node = newNode(kind, { nodes: [] }, place);
    const { handles, height, width } = stepNode(node, DEFAULT_LABELS);
    const out = handles?.filter((handle) => handle.type === 'source') ?? [];
    expect(out.map((handle) => handle.id)).toEqual(outPorts(node).map((port) => port.name));
    expect(handles?.some((handle) => handle.id === ENTRY_HANDLE)).toBe(kind !== 'trigger');
    for (const handle of handles ?? []) {
      expect(handle.y).toBeGreaterThanOrEqual(0);
      expect(handle.y + (handle.height ?? 0)).toBeLessThanOrEqual(height ?? 0);
      expect(handle.x).toBeLessThanOrEqual(width ?? 0);
    }
  });

  it('calls a step that is still to be rebuilt a placeholder', () => {
    const node = newNode('transform', { nodes: [] }, place);
    const origin = { format: 'n8n', kind: 'notion', name: 'File it', original: null };
    const named = (isPlaceholder: boolean) =>
      stepNode(
        { ...node, title: 'File it', origin: isPlaceholder ? { ...origin, isPlaceholder } : origin },
        DEFAULT_LABELS,
      ).ariaLabel;
    expect(named(true)).toBe('Placeholder: File it');
    expect(named(false)).toBe('Set values: File it');
  });

  it('calls a note by how its text begins', () => {
    const note = { id: 'n1', position: place, width: 200, height: 100, color: 'yellow' as const };
    const named = (text: string) => noteNode({ ...note, text }, DEFAULT_LABELS).ariaLabel;
    expect(named('  Ask Mina\nbefore Friday ')).toBe('Ask Mina before Friday');
    expect(named('x'.repeat(200))).toHaveLength(80);
    expect(named(' ')).toBe(DEFAULT_LABELS.note);
  });

  it('leaves out wires whose ends are not there', () => {
    const nodes = [newNode('trigger', { nodes: [] }, place), newNode('end', { nodes: [] }, place)];
    const edges = [
      { id: 'a', source: 'trigger', port: 'next', target: 'end' },
      { id: 'b', source: 'trigger', port: 'sideways', target: 'end' },
      { id: 'c', source: 'trigger', port: 'next', target: 'nowhere' },
      { id: 'd', source: 'trigger', port: 'next', target: 'trigger' },
    ];
    const document = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes, edges });
    expect(sceneOf(document).wires.map(({ edge }) => edge.id)).toEqual(['a']);
  });

  it('tells notes from steps by their key', () => {
    expect(noteIdOf(noteKey('n1'))).toBe('n1');
    expect(noteIdOf('agent')).toBeUndefined();
  });
});
