import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRun, aStart, LEASE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { answerUnstorable } from './answerUnstorable.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

describe('a turn that no row can hold', () => {
  const bad = () => aStart(aRun({ subject: 'NUL \0 is no text' }));

  it('is answered with what the database says, and leaves nothing behind', async () => {
    const { store } = opened.ports;
    const turn = bad();
    expect(await store.commitTurns([turn], LEASE)).toMatchObject([
      {
        type: 'unstorable',
        problem: { code: 'turn_not_storable', message: expect.stringContaining('The database refused') },
      },
    ]);
    expect(await store.loadRuns([turn.runId])).toEqual([]);
  });

  it('is thrown back with its batch, so that each is tried by itself', async () => {
    const { store } = opened.ports;
    await expect(store.commitTurns([aStart(aRun()), bad()], LEASE)).rejects.toThrow();
  });

  it('is not what a lost connection, a full disk or a wrong schema make of it', async () => {
    for (const code of ['CONNECTION_CLOSED', '57P01', '53100', '40001', '42703']) {
      const error = Object.assign(new Error('refused'), { code });
      await expect(answerUnstorable([bad()], () => Promise.reject(error))).rejects.toBe(error);
    }
  });
});
