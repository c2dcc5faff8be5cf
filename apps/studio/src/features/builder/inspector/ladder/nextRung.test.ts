import { compile } from '@countersign/compiler';
import { FLOW_SCHEMA, newNode, parseFlow, type Rung } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { nextRung, typicalLadder } from './nextRung.ts';

/** What the compiler says about a ladder. */
function findings(ladder: readonly Rung[]): readonly string[] {
  const gate = newNode('gate', { nodes: [] }, { x: 0, y: 0 });
  const policy = { amount: 'input.amount', ladder };
  const node = { ...gate, config: { question: 'Pay?', policy } };
  const parsed = parseFlow({ schema: FLOW_SCHEMA, name: 'Flow', nodes: [node], edges: [] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return compile(parsed.value)
    .diagnostics.map(({ code }) => code)
    .filter((code) => code.startsWith('ladder'));
}

describe('a new rung', () => {
  it('is wider than the one before it, whatever that is', () => {
    const ladder: Rung[] = [nextRung(undefined, 'First')];
    ladder.push(nextRung(ladder[0], 'Second'));
    ladder.push(nextRung({ ...ladder[1]!, maxAmount: 500 }, 'Third'));
    expect(ladder.map(({ minConfidence }) => minConfidence)).toEqual([0.95, 0.9, 0.85]);
    expect(ladder[2]?.maxAmount).toBe(1_000);
    expect(findings([ladder[0]!, ladder[1]!])).toEqual([]);
    expect(findings([ladder[1]!, ladder[0]!])).toEqual(['ladder_not_widening']);
  });

  it('never asks for less than nothing', () => {
    expect(nextRung({ title: 'x', minConfidence: 0.02, sampleRate: 0 }, 'y').minConfidence).toBe(0);
  });

  it('is one of three in the typical ladder, which widens', () => {
    expect(findings(typicalLadder(['a', 'b', 'c']))).toEqual([]);
  });
});
