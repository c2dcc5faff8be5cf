import { CheckpointPolicy, type Json, type Proposal } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGate, evaluateRungs, type GateCase } from './evaluateGate.ts';

const policy = CheckpointPolicy.parse({
  amount: 'proposal.payload.amount',
  maxAmount: 500,
  floors: [{ title: 'New customer', when: 'input.isNew' }],
  ladder: [
    { title: 'Small', minConfidence: 0.9, maxAmount: 50, sampleRate: 0.2 },
    { title: 'Medium', minConfidence: 0.8, maxAmount: 200, when: 'input.country == "DE"' },
  ],
});

const aProposal = (amount: number, confidence: number): Proposal => ({
  decision: 'refund',
  payload: { amount },
  summary: '',
  confidence,
  reasoning: [],
  evidence: [],
  flags: [],
  usage: { model: '', tokens: 0, cost: 0, ms: 0 },
  agentVersion: '1',
});

type Sketch = Partial<GateCase> & { amount?: number; confidence?: number; input?: Json };

function aCase({
  amount = 40,
  confidence = 0.95,
  input = { isNew: false, country: 'DE' },
  ...rest
}: Sketch = {}) {
  const proposal = aProposal(amount, confidence);
  const scope = { input, proposal: proposal as unknown as Json };
  return { policy, rung: 1, killSwitch: null, route: null, proposal, scope, ...rest } satisfies GateCase;
}

const typesOf = (sketch: Sketch) => evaluateGate(aCase(sketch)).reasons.map((reason) => reason.type);

describe('a gate', () => {
  it('lets a case pass that meets everything its rung asks for', () => {
    expect(evaluateGate(aCase())).toEqual({
      decision: 'pass',
      reasons: [{ type: 'passed', rung: 1, confidence: 0.95, minConfidence: 0.9 }],
      amount: 40,
      band: 1,
      probability: 0.2,
    });
  });

  it('reviews everything on rung 0 and on a rung that the ladder does not have', () => {
    expect(evaluateGate(aCase({ rung: 0 }))).toMatchObject({ decision: 'review', band: 1, probability: 1 });
    expect(typesOf({ rung: 0 })).toEqual(['reviewEverything']);
    expect(typesOf({ rung: 3 })).toEqual(['reviewEverything']);
    expect(typesOf({ rung: -1 })).toEqual(['reviewEverything']);
  });

  it('names every reason, the most binding first', () => {
    const route = { node: 'unusual', port: 'angry', title: 'Angry' };
    const input = { isNew: true, country: 'FR' };
    expect(typesOf({ amount: 900, confidence: 0.1, rung: 2, killSwitch: 'flow', route, input })).toEqual([
      'floor',
      'amountFloor',
      'killSwitch',
      'exception',
      'lowConfidence',
      'overAmount',
      'condition',
    ]);
  });

  it('gives the narrowest rung that would pass the case as its band', () => {
    expect(evaluateGate(aCase({ amount: 120 })).band).toBe(2);
    expect(evaluateGate(aCase({ amount: 300 })).band).toBeNull();
    expect(evaluateGate(aCase({ killSwitch: 'workspace' })).band).toBe(1);
    expect(evaluateGate(aCase({ input: { isNew: true, country: 'DE' } })).band).toBeNull();
  });

  it('takes an amount by its size, also below zero', () => {
    expect(typesOf({ amount: -5_000 })).toEqual(['amountFloor', 'overAmount']);
    expect(evaluateGate(aCase({ amount: -40 })).decision).toBe('pass');
    expect(evaluateGate(aCase({ amount: -120 })).band).toBe(2);
  });

  it('holds what it cannot evaluate', () => {
    expect(typesOf({ input: {} })).toEqual(['undecidable']);
    expect(
      typesOf({ policy: CheckpointPolicy.parse({ ...policy, amount: 'proposal.payload.sum' }) }),
    ).toEqual(['undecidable', 'undecidable']);
    expect(typesOf({ policy: CheckpointPolicy.parse({ ...policy, amount: '"much"' }) })).toContain(
      'undecidable',
    );
    const noAmount: object = { ladder: policy.ladder, maxAmount: 5 };
    expect(typesOf({ policy: CheckpointPolicy.parse(noAmount) })).toContain('undecidable');
  });

  it.each([
    ['target', { target: 'cumulative', rule: { type: 'streak' } }],
    ['target', { target: 'cumulative', rule: { type: 'escalating' } }],
    ['tolerance', { tolerance: 1 - 2 ** -53 }],
    ['risk', { risk: Number.MIN_VALUE }],
  ])(
    'holds every case under a policy that nothing can bear out, and says by which field (%s)',
    (field, part) => {
      const unweighed = CheckpointPolicy.parse({ ...policy, ...part });
      for (const rung of [1, 2]) {
        expect(evaluateGate(aCase({ policy: unweighed, rung }))).toMatchObject({
          ...{ decision: 'review', reasons: [{ type: 'unweighed', field }], band: 1, probability: 1 },
        });
      }
      expect(evaluateRungs(aCase({ policy: unweighed })).map(({ decision }) => decision)).toEqual(
        Array(3).fill('review'),
      );
      expect(typesOf({ policy: CheckpointPolicy.parse({ ...part }), rung: 0 })).toEqual(['reviewEverything']);
    },
  );

  it('holds a case without a proposal', () => {
    expect(evaluateGate(aCase({ proposal: null }))).toMatchObject({ decision: 'review', band: null });
  });

  it('passes nothing that a floor, a switch, a route or rung 0 holds, whatever else is true', () => {
    let passed = 0;
    fc.assert(
      fc.property(
        fc.record({
          rung: fc.constantFrom(-1, 0, 1, 1, 2, 2, 3),
          killSwitch: fc.constantFrom(null, null, 'workspace' as const, 'checkpoint' as const),
          route: fc.constantFrom(null, null, { node: 'n', port: 'p', title: 't' }),
          amount: fc.constantFrom(0, 40, 150, 500, 501, 900),
          confidence: fc.constantFrom(0, 0.5, 0.8, 0.9, 1),
          isNew: fc.constantFrom(false, false, true, null),
        }),
        ({ isNew, ...sketch }) => {
          const result = evaluateGate(aCase({ ...sketch, input: { isNew, country: 'DE' } }));
          const { rung, killSwitch, route, amount } = sketch;
          const held =
            rung < 1 || rung > 2 || killSwitch !== null || route !== null || amount > 500 || isNew !== false;
          if (held) expect(result.decision).toBe('review');
          if (result.decision === 'pass') passed += 1;
          else expect(result.reasons.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2_000, seed: 1 },
    );
    expect(passed).toBeGreaterThan(10);
  });
});
