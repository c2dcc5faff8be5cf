import { describe } from 'vitest';
import { callContract } from './callContract.ts';
import { caseIndexContract } from './caseIndexContract.ts';
import { claimContract } from './claimContract.ts';
import { effectContract } from './effectContract.ts';
import { findingContract } from './findingContract.ts';
import type { MakeStore } from './fixture.ts';
import { incidentContract } from './incidentContract.ts';
import { recallContract } from './recallContract.ts';
import { reviewContract } from './reviewContract.ts';
import { sceneOf } from './scene.ts';
import { timerContract } from './timerContract.ts';
import { trustContract } from './trustContract.ts';
import { turnContract } from './turnContract.ts';

/**
 * What every store has to keep. `makeStore` is called before each test and its `close` after it.
 *
 * @example
 * storeContract('Postgres', () => openTestStore());
 */
export function storeContract(name: string, makeStore: MakeStore): void {
  describe(`${name} keeps the store contract:`, () => {
    const scene = sceneOf(makeStore);
    turnContract(scene);
    effectContract(scene);
    claimContract(scene);
    incidentContract(scene);
    callContract(scene);
    timerContract(scene);
    reviewContract(scene);
    findingContract(scene);
    recallContract(scene);
    trustContract(scene);
    caseIndexContract(scene);
  });
}
