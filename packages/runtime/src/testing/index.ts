export { ADA, aRuntime, BOB, type RuntimeSketch, WORKSPACE } from './aRuntime.ts';
export type { MakeStore, StoreFixture } from './contract/fixture.ts';
export { storeContract } from './contract/storeContract.ts';
export { ManualClock } from './ManualClock.ts';
export { artefactOf, refundDocument } from './refundDocument.ts';
export { aProposal, ScriptedActions, ScriptedAgents } from './scripted.ts';
