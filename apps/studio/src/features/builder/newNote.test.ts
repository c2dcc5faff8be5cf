import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { newNote } from './newNote.ts';
import { wireOf } from './wireOf.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Noted', nodes: [], edges: [] });

describe('newNote', () => {
  it('has an id and a place of its own beside another note, and cuts what is too long', () => {
    const first = newNote(empty, 'one', { x: 0, y: 0 });
    const second = newNote({ ...empty, notes: [first] }, 'x'.repeat(20_000), { x: 0, y: 0 });
    expect(second.id).not.toBe(first.id);
    expect(second.position).not.toEqual(first.position);
    expect(second.text).toHaveLength(10_000);
  });
});

describe('wireOf', () => {
  it('keeps the id of a way that leads somewhere already', () => {
    const way = { source: 'a', port: 'next', target: 'b' };
    const drawn = wireOf(empty, way);
    const document = { ...empty, edges: [drawn] };
    expect(wireOf(document, { ...way, target: 'c' })).toEqual({ ...drawn, target: 'c' });
    expect(wireOf(document, { ...way, port: 'failed' }).id).not.toBe(drawn.id);
  });
});
