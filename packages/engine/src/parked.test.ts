import { describe, expect, it } from 'vitest';
import { checksArtefact as artefact } from './testing/checksFlow.ts';
import { apply, drive, proposed } from './testing/drive.ts';

const parked = (key: string) => ({ type: 'parked', key }) as const;
const resumed = (key: string) => ({ type: 'resumed', key }) as const;
const open = () => drive(artefact, { order: 'A' }, proposed('triage'));

describe('a parked step', () => {
  it('parks the run and moves nothing', () => {
    const result = apply(artefact, open().snapshot, parked('lawyer/1'));
    expect(result).toMatchObject({
      status: 'parked',
      effects: [],
      cancelledEffects: [],
      cancelledTimers: [],
      events: [],
      snapshot: { parked: ['lawyer/1'] },
    });
  });

  it('leaves the other branches free to go on', () => {
    const other = apply(
      artefact,
      apply(artefact, open().snapshot, parked('lawyer/1')).snapshot,
      proposed('banker'),
    );
    expect(other).toMatchObject({ status: 'parked', effects: [{ key: 'moneyGate/1' }] });
  });

  it('is resumed, once', () => {
    const again = apply(
      artefact,
      apply(artefact, open().snapshot, parked('lawyer/1')).snapshot,
      resumed('lawyer/1'),
    );
    expect(again.status).toBe('running');
    expect(again.snapshot).not.toHaveProperty('parked');
    expect(() => apply(artefact, again.snapshot, resumed('lawyer/1'))).toThrow('not_parked');
  });

  it('is no longer parked when it was skipped or failed', () => {
    const both = [parked('lawyer/1'), parked('banker/1'), parked('banker/1')];
    const two = drive(artefact, { order: 'A' }, proposed('triage'), ...both);
    expect(two.snapshot.parked).toEqual(['lawyer/1', 'banker/1']);
    const skipped = apply(artefact, two.snapshot, proposed('lawyer'));
    expect(skipped.snapshot.parked).toEqual(['banker/1']);
    const problem = { code: 'given_up', message: 'x' };
    const failed = apply(artefact, skipped.snapshot, { type: 'failed', node: 'banker', visit: 1, problem });
    expect(failed.status).toBe('failed');
    expect(failed.snapshot).not.toHaveProperty('parked');
  });

  it('goes with the run when that is cancelled', () => {
    const { snapshot } = apply(artefact, open().snapshot, parked('lawyer/1'));
    const over = apply(artefact, snapshot, { type: 'cancel', by: 'u1' });
    expect(over.status).toBe('cancelled');
    expect(over.cancelledEffects.map((visit) => visit.key)).toEqual(['lawyer/1', 'banker/1']);
  });

  it('has to be under way', () => {
    expect(() => apply(artefact, open().snapshot, parked('triage/1'))).toThrow('stale_completion');
  });
});
