import { expect, it } from 'vitest';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { en } from '../../../strings/en.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { answerNotice } from './answerNotice.ts';

const saidOf = (rung: number, killSwitch: Checkpoint['killSwitch']) => {
  const trusts = [{ state: { segment: 'late', agentVersion: 'v1', rung } }];
  const checkpoint = { trusts, killSwitch } as unknown as Checkpoint; // safe: no more is asked
  const answer = { segment: 'late', agentVersion: 'v1', to: 1, answer: 'ratified' } as const;
  return answerNotice(checkpoint, answer, createTranslate(en, 'en'));
};

it('says that a ratified rung takes effect at once only where nothing holds it back', () => {
  expect(saidOf(1, null)).toBe('Rung 1 holds from the next case on');
  expect(saidOf(1, 'workspace')).toContain('once “review everything” is turned off');
  expect(saidOf(0, null)).toContain('a second owner has to ratify too');
});
