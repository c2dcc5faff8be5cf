import { describe, expect, it } from 'vitest';
import { checksArtefact as artefact } from './testing/checksFlow.ts';
import { drive, proposed } from './testing/drive.ts';

const usage = { model: 'm', tokens: 100, cost: 0.25, ms: 7 };

describe('what a run has used up', () => {
  it('counts the steps it began, and the tokens and the cost of its agents', () => {
    const lawyer = proposed('lawyer', 1, { usage: { ...usage, tokens: 50 } });
    const { context } = drive(artefact, { order: 'A' }, proposed('triage', 1, { usage }), lawyer).snapshot;
    expect(context.used).toEqual({ steps: 5, tokens: 150, cost: 0.5 });
  });

  it('leaves out what a recorded answer once cost', () => {
    const recorded = proposed('triage', 1, { usage: { ...usage, recorded: true } });
    expect(drive(artefact, { order: 'A' }, recorded).snapshot.context.used).toMatchObject({
      tokens: 0,
      cost: 0,
    });
  });
});
