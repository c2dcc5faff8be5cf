import type { FlowDocument } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from './index.ts';
import { randomFlow } from './testing/randomFlows.ts';

/** Every action of the flow is one that cannot be undone. */
const irreversible = (document: FlowDocument): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.kind === 'action' ? { ...node, config: { ...node.config, reversible: false } } : node,
  ),
});

/**
 * Whether a walk of at most `steps` wires from an agent comes to an action without a decision at a gate. Follows single
 * walks one wire at a time, on the document itself: nothing is shared with the compiler.
 */
function canWalkAround(document: FlowDocument): boolean {
  const kindOf = new Map(document.nodes.map(({ id, kind }) => [id, kind]));
  const start = document.nodes.find(({ kind }) => kind === 'trigger')?.id;
  const seen = new Set<string>();
  const walk = (id: string, isUndecided: boolean): boolean => {
    const key = `${id} ${isUndecided}`;
    if (seen.has(key)) return false;
    seen.add(key);
    if (kindOf.get(id) === 'action' && isUndecided) return true;
    return document.edges
      .filter(({ source }) => source === id)
      .some(({ port, target }) => {
        const decides = kindOf.get(id) === 'gate' && port !== 'expired';
        return walk(target, kindOf.get(id) === 'agent' || (isUndecided && !decides));
      });
  };
  return start !== undefined && walk(start, false);
}

const findings = (document: FlowDocument) =>
  validate(document).filter(({ code }) => code === 'action_without_gate');

describe('G12: a gate cannot be walked around', { timeout: 60_000 }, () => {
  it('refuses exactly the flows in which a walk from an agent comes to an irreversible action undecided', () => {
    const seen = { open: 0, closed: 0 };
    fc.assert(
      fc.property(randomFlow, (drawn) => {
        const document = irreversible(drawn);
        const isOpen = canWalkAround(document);
        expect(findings(document).length > 0).toBe(isOpen);
        seen[isOpen ? 'open' : 'closed'] += 1;
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(10);
  });

  it('shows a way that exists: from an agent over wires to the action, through no gate but an expired one', () => {
    let shown = 0;
    fc.assert(
      fc.property(randomFlow, (drawn) => {
        const document = irreversible(drawn);
        const kindOf = new Map(document.nodes.map(({ id, kind }) => [id, kind]));
        for (const { node, data } of findings(document)) {
          const { path, edges } = data as { path: string[]; edges: string[] };
          const wires = edges.map((id) => document.edges.find((edge) => edge.id === id));
          expect(kindOf.get(path[0] ?? '')).toBe('agent');
          expect(path.at(-1)).toBe(node);
          expect(wires.map((wire) => wire?.source)).toEqual(path.slice(0, -1));
          expect(wires.map((wire) => wire?.target)).toEqual(path.slice(1));
          const leftGates = wires.filter((wire) => kindOf.get(wire?.source ?? '') === 'gate');
          expect(leftGates.every((wire) => wire?.port === 'expired')).toBe(true);
          shown += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(shown).toBeGreaterThan(5);
  });
});
