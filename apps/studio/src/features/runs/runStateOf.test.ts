import type { FlowDocument, RunEvent } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { runStateOf } from './runStateOf.ts';

const anEvent = (
  seq: number,
  type: RunEvent['type'],
  node?: string,
  data: RunEvent['data'] = null,
): RunEvent => ({
  seq,
  type,
  at: '2026-03-10T12:00:00.000Z',
  data,
  ...(node === undefined ? {} : { node, visit: 1 }),
});

const WAITING = [
  anEvent(1, 'run.started'),
  anEvent(2, 'step.entered', 'triage'),
  anEvent(3, 'agent.proposed', 'triage'),
  anEvent(4, 'port.taken', 'triage', { port: 'proposed', edge: 'e1' }),
  anEvent(5, 'step.entered', 'gate'),
  anEvent(6, 'gate.held', 'gate'),
];

describe('runStateOf', () => {
  it('shows where the run has been and where it waits', () => {
    expect(runStateOf(WAITING, 'waiting', undefined)).toEqual({
      nodes: { triage: 'done', gate: 'waiting' },
      edges: { e1: 1 },
      visits: { triage: 1, gate: 1 },
    });
  });

  it('counts each visit of a loop', () => {
    const again = [
      ...WAITING,
      anEvent(7, 'port.taken', 'gate', { port: 'sentBack', edge: 'e2' }),
      anEvent(8, 'step.entered', 'triage'),
    ];
    const state = runStateOf(again, 'running', undefined);
    expect(state.visits).toEqual({ triage: 2, gate: 1 });
    expect(state.nodes).toEqual({ triage: 'active', gate: 'done' });
  });

  it('shows what was open as called off in a run that is over', () => {
    const cancelled = [...WAITING, anEvent(7, 'run.cancelled')];
    expect(runStateOf(cancelled, 'cancelled', undefined).nodes).toEqual({ triage: 'done', gate: 'stopped' });
  });

  it('shows what an end that is held back still waits for, and what came of it', () => {
    const parallel = [...WAITING, anEvent(7, 'step.entered', 'pay'), anEvent(8, 'step.entered', 'send')];
    const held = [...parallel, anEvent(9, 'end.held', undefined, { before: 'run.failed', steps: ['pay/1'] })];
    expect(runStateOf(held, 'running', undefined).nodes).toEqual({
      ...{ triage: 'done', gate: 'stopped', pay: 'active', send: 'stopped' },
    });
    const told = [...held, anEvent(10, 'action.done', 'pay')];
    expect(runStateOf(told, 'cancelled', undefined).nodes).toMatchObject({ pay: 'done' });
  });

  it('shows what a person must help with, and what was taken back', () => {
    const parked = [anEvent(1, 'step.entered', 'send'), anEvent(2, 'step.parked', 'send')];
    expect(runStateOf(parked, 'parked', undefined).nodes).toEqual({ send: 'parked' });
    const undone = [...parked, anEvent(3, 'port.taken', 'send'), anEvent(4, 'action.undone', 'send')];
    expect(runStateOf(undone, 'cancelled', undefined).nodes).toEqual({ send: 'undone' });
  });

  it('knows a wait by the drawing', () => {
    const drawing = { nodes: [{ id: 'pause', kind: 'wait' }] } as unknown as FlowDocument; // safe: only kinds are read
    expect(runStateOf([anEvent(1, 'step.entered', 'pause')], 'waiting', drawing).nodes).toEqual({
      pause: 'waiting',
    });
  });

  it('marks the step that failed', () => {
    expect(
      runStateOf([anEvent(1, 'step.entered', 'send'), anEvent(2, 'run.failed', 'send')], 'failed', undefined)
        .nodes,
    ).toEqual({ send: 'failed' });
  });
});
