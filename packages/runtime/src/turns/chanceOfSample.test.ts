import type { RunEventDraft } from '@countersign/model';
import { expect, it } from 'vitest';
import { chanceOfReview, chanceOfSample } from './chanceOfSample.ts';

const GATE = { node: 'gate', visit: 1 };
const event = (type: RunEventDraft['type'], node: string, data: object): RunEventDraft =>
  ({ type, at: '2026-03-04T09:00:00.000Z', node, visit: 1, data }) as RunEventDraft; // safe: events are JSON

/** What a run tells when the gate and the samplers behind it have thrown their coins. */
const eventsOf = (gate: number, samplers: readonly { chance: number; isPicked: boolean }[]) => [
  event('gate.passed', 'gate', { probability: gate }),
  ...samplers.map(({ chance, isPicked }, index) =>
    event(isPicked ? 'sampler.sampled' : 'sampler.skipped', `sampler-${index}`, {
      ...{ lanes: [], probability: { evidence: chance, targeted: 0, total: chance }, behind: GATE },
    }),
  ),
];

it.each([
  { gate: 0.5, chances: [] },
  { gate: 0.5, chances: [0.5] },
  { gate: 0.05, chances: [0.3] },
  { gate: 0.1, chances: [0.2, 0.7] },
])(
  'lets judged cases stand for exactly as many as passed, on average over all coins ($gate, $chances)',
  ({ gate, chances }) => {
    let total = 0;
    const coins = [gate, ...chances];
    for (let falls = 0; falls < 2 ** coins.length; falls += 1) {
      const picked = coins.map((_, index) => Math.floor(falls / 2 ** index) % 2 === 1);
      const likely = coins.reduce((all, chance, index) => all * (picked[index] ? chance : 1 - chance), 1);
      // Whoever picks a case first asks, and nobody asks once more.
      const asker = picked.indexOf(true);
      if (asker < 0) continue;
      const samplers = chances.map((chance, index) => ({ chance, isPicked: index + 1 === asker }));
      const review = { node: asker === 0 ? 'gate' : `sampler-${asker - 1}`, visit: 1 };
      total += likely / (chanceOfReview(eventsOf(gate, samplers), review) ?? Number.NaN);
    }
    expect(total).toBeCloseTo(1, 12);
  },
);

it('counts only the samplers behind that visit of the gate', () => {
  const other = { probability: { total: 0.9 }, behind: { node: 'gate', visit: 2 } };
  const events = [...eventsOf(0.5, []), event('sampler.sampled', 'sampler', other)];
  expect(chanceOfSample(events, { gate: 'gate', visit: 1 })).toBe(0.5);
  expect(chanceOfSample(events, { gate: 'other', visit: 1 })).toBeNull();
});
