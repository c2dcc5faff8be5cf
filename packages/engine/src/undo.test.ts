import { describe, expect, it } from 'vitest';
import { activeVisits } from './activeVisits.ts';
import type { EngineEvent } from './event.ts';
import { anArtefact } from './testing/anArtefact.ts';
import { apply, done, drive } from './testing/drive.ts';

const call = (url: string) => ({ type: 'http', url });
const action = (id: string, undo?: string) => ({
  id,
  kind: 'action',
  config: { operation: call(`https://x.test/${id}`), ...(undo === undefined ? {} : { undo: call(undo) }) },
});

const booking = (settings: object = {}, last = 'input.odd') =>
  anArtefact({
    nodes: [
      { id: 'start', kind: 'trigger' },
      action('hotel', 'https://x.test/hotel/{{ steps.hotel.id }}/cancel'),
      action('mail'),
      action('flight', 'https://x.test/flight/{{ steps.flight.id }}/cancel'),
      { id: 'gate', kind: 'gate', config: { question: 'Keep?' } },
      { id: 'check', kind: 'branch', config: { cases: [{ port: 'odd', title: 'Odd', when: last }] } },
      { id: 'kept', kind: 'end', config: { outcome: 'kept' } },
      { id: 'taken', kind: 'end', config: { outcome: 'takenBack', undo: true } },
    ],
    wires: {
      'start.next': 'hotel',
      'hotel.done': 'mail',
      'mail.done': 'flight',
      'flight.done': 'gate',
      'gate.approved': 'check',
      'gate.rejected': 'taken',
      'check.odd': 'kept',
      'check.otherwise': 'kept',
    },
    settings,
  });

const BOOKED: readonly EngineEvent[] = [
  done('hotel', 'done', { id: 'h1' }),
  done('mail', 'done', null),
  done('flight', 'done', { id: 'f1' }),
];
const verdictOf = (port: string) => done('gate', port, { verdict: 'approve', payload: {} });
const undone = (node: string, output: unknown = null): EngineEvent =>
  ({ ...done(node, 'done', output), undo: true }) as EngineEvent;
const types = (result: { events: readonly { type: string }[] }) => result.events.map((event) => event.type);

describe('a run that comes to an end with undo', () => {
  const artefact = booking();
  const begun = () => drive(artefact, { odd: true }, ...BOOKED, verdictOf('rejected'));

  it('takes back the newest action first and does not end yet', () => {
    const first = begun();
    expect(first.status).toBe('running');
    expect(first.outcome).toBeUndefined();
    expect(first.effects).toEqual([
      {
        ...{ key: 'undo:flight/1', node: 'flight', visit: 1, kind: 'undo' },
        input: { operation: expect.objectContaining({ url: 'https://x.test/flight/f1/cancel' }) },
      },
    ]);
    expect(types(first)).toEqual(['port.taken', 'step.entered', 'undo.begun']);
    expect(activeVisits(first.snapshot).map((visit) => visit.key)).toEqual(['undo:flight/1']);
  });

  it('takes back one after the other and then tells its end', () => {
    const second = apply(artefact, begun().snapshot, undone('flight', { ok: true }));
    expect(second.effects).toMatchObject([{ key: 'undo:hotel/1', kind: 'undo' }]);
    expect(types(second)).toEqual(['action.undone']);
    const over = apply(artefact, second.snapshot, undone('hotel'));
    expect(over).toMatchObject({ status: 'ended', outcome: 'takenBack', effects: [], cancelledEffects: [] });
    expect(types(over)).toEqual(['action.undone', 'run.ended']);
    expect(over.snapshot).not.toHaveProperty('undoing');
    expect(over.snapshot.context).not.toHaveProperty('undo');
  });

  it('is moved by nothing else', () => {
    const { snapshot } = begun();
    const codes = (event: EngineEvent) => () => apply(artefact, snapshot, event);
    expect(codes({ type: 'cancel', by: 'u1' })).toThrow('run_undoing');
    expect(codes({ type: 'signal', name: 'x', payload: 1 })).toThrow('run_undoing');
    expect(codes(undone('hotel'))).toThrow('stale_completion');
    expect(codes(done('flight', 'done', null))).toThrow('stale_completion');
    expect(codes({ type: 'timer', node: 'flight', visit: 1 })).toThrow('stale_completion');
  });

  it('waits for a person when an undo fails for good, and goes on when that person gives it up', () => {
    const parked = apply(artefact, begun().snapshot, { type: 'parked', key: 'undo:flight/1' });
    expect(parked.status).toBe('parked');
    const given = apply(artefact, parked.snapshot, {
      type: 'failed',
      node: 'flight',
      visit: 1,
      problem: { code: 'http_500', message: 'x' },
      undo: true,
    });
    expect(given).toMatchObject({ status: 'running', effects: [{ key: 'undo:hotel/1' }] });
    expect(given.events[0]).toMatchObject({ type: 'action.failed', data: { code: 'http_500', undo: true } });
    expect(given.snapshot).not.toHaveProperty('parked');
  });
});

describe('undoing', () => {
  it('does not happen at other ends', () => {
    const ended = drive(booking(), { odd: true }, ...BOOKED, verdictOf('approved'));
    expect(ended).toMatchObject({ status: 'ended', outcome: 'kept', effects: [] });
  });

  it('does not happen when there is nothing to undo', () => {
    const cancelled = drive(booking(), {}, { type: 'cancel', by: 'u1', undo: true });
    expect(cancelled).toMatchObject({ status: 'cancelled', effects: [] });
  });

  it('comes before the failure of a run whose flow says so, after a failed step', () => {
    const problem = { code: 'http_500', message: 'x' };
    const failed: EngineEvent = { type: 'failed', node: 'flight', visit: 1, problem };
    const artefact = booking({ undoOnFailure: true });
    const begun = drive(artefact, {}, ...BOOKED.slice(0, 2), failed);
    expect(begun).toMatchObject({ status: 'running', effects: [{ key: 'undo:hotel/1' }] });
    expect(begun.failure).toBeUndefined();
    const over = apply(artefact, begun.snapshot, undone('hotel'));
    expect(over).toMatchObject({ status: 'failed', failure: { node: 'flight', problem } });
    expect(types(over)).toEqual(['action.undone', 'run.failed']);
    expect(drive(booking(), {}, ...BOOKED.slice(0, 2), failed)).toMatchObject({ status: 'failed' });
  });

  it('comes before the failure of a run that halts', () => {
    const artefact = booking({ undoOnFailure: true });
    const begun = drive(artefact, {}, ...BOOKED, verdictOf('approved'));
    expect(begun.effects).toMatchObject([{ key: 'undo:flight/1' }]);
    const second = apply(artefact, begun.snapshot, undone('flight'));
    const over = apply(artefact, second.snapshot, undone('hotel'));
    expect(over).toMatchObject({ status: 'failed', failure: { node: 'check' } });
  });

  it('comes before a cancellation that wants it, and calls off what is under way', () => {
    const artefact = booking();
    const begun = drive(artefact, {}, ...BOOKED, { type: 'cancel', by: 'u1', undo: true });
    expect(begun.cancelledEffects.map((visit) => visit.key)).toEqual(['gate/1']);
    expect(types(begun)).toEqual(['undo.begun']);
    const second = apply(artefact, begun.snapshot, undone('flight'));
    const over = apply(artefact, second.snapshot, undone('hotel'));
    expect(over.events.at(-1)).toMatchObject({ type: 'run.cancelled', data: { by: 'u1' } });
    expect(over.status).toBe('cancelled');
  });

  it('is left out of a cancellation that does not want it', () => {
    const over = drive(booking(), {}, ...BOOKED, { type: 'cancel', by: 'u1' });
    expect(over).toMatchObject({ status: 'cancelled', effects: [] });
  });

  it('fails the run when what takes an action back cannot be rendered', () => {
    const failed = drive(booking(), {}, done('hotel', 'done', {}));
    expect(failed).toMatchObject({ status: 'failed', failure: { node: 'hotel' } });
    expect(types(failed)).toEqual(['action.done', 'run.failed']);
  });
});
