import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../strings/createTranslate.ts';
import { en } from '../../strings/en.ts';
import { type Traffic, trafficMarks, trafficState } from './trafficMarks.ts';

const NOW = Date.parse('2026-03-05T09:00:00.000Z');
const nothing = { entered: 0, sampled: 0, skipped: 0, waiting: null, parked: 0 };
const waiting = {
  ...{ count: 3, oldestAt: '2026-03-03T09:00:00.000Z', overdue: 0 },
  ...{ overOneHour: 3, overOneDay: 2, overThreeDays: 0 },
};
const traffic: Traffic = {
  version: 2,
  versions: [{ version: 2, runs: 40 }],
  more: false,
  edges: { a: 40, b: 1 },
  steps: {
    triage: { ...nothing, entered: 40 },
    gate: { ...nothing, entered: 39, waiting },
    late: { ...nothing, waiting: { ...waiting, overdue: 1 } },
    some: { ...nothing, entered: 20, sampled: 1, skipped: 19 },
    pay: { ...nothing, entered: 9, parked: 2 },
  },
};
const reading = { t: createTranslate(en, 'en'), language: 'en', now: NOW };

describe('how a flow is running', () => {
  it('is on the wires with every number, and on the steps by what matters most', () => {
    const state = trafficState(traffic);
    expect(state).toMatchObject({ edges: { a: 40, b: 1 }, isTotal: true });
    expect(state.nodes).toEqual({
      triage: 'done',
      gate: 'waiting',
      late: 'waiting',
      some: 'done',
      pay: 'parked',
    });
  });

  it('begins at the trigger, which nobody enters, and leaves alone what no wire was taken from', () => {
    const wires = [
      { id: 'a', source: 'start' },
      { id: 'b', source: 'gate' },
      { id: 'never', source: 'legal' },
    ];
    expect(trafficState(traffic, wires).nodes).toMatchObject({ start: 'done', gate: 'waiting' });
    expect(trafficState(traffic, wires).nodes).not.toHaveProperty('legal');
  });

  it('is said under the steps, with a sign where somebody waits for long', () => {
    const { badges } = trafficMarks(traffic, reading);
    expect(Object.fromEntries(badges ?? [])).toEqual({
      gate: { text: '3 wait, the oldest opened 2 days ago', brief: '3 wait', weight: 'late' },
      late: { text: '3 wait, the oldest opened 2 days ago · 1 overdue', brief: '3 wait', weight: 'urgent' },
      some: { text: '5% picked (1 of 20)', brief: '5%', weight: 'calm' },
      pay: { text: '2 need help', brief: '2 need help', weight: 'urgent' },
    });
  });
});
