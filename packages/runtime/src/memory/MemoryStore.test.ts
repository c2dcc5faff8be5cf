import type { WorkspaceId } from '@countersign/model';
import { storeContract } from '../testing/contract/storeContract.ts';
import { MemoryStore } from './MemoryStore.ts';

storeContract('The memory store', async () => {
  const store = new MemoryStore();
  return {
    store,
    runs: store.runs,
    reviews: store.reviews,
    incidents: store.incidents,
    caseIndex: store.caseIndex,
    caseIndexQueue: store.caseIndexQueue,
    workspaceId: 'w1' as WorkspaceId, // safe: not empty
    otherWorkspaceId: 'w2' as WorkspaceId, // safe: not empty
    publish: async (workspaceId, artefact, checkpoints) => {
      const flow = store.putVersion(workspaceId, { flow: 'refunds', version: 1, artefact });
      for (const { key, policy } of checkpoints) {
        const id = `${workspaceId}:${key}`;
        const living = { policy, policyVersion: 1, rung: policy.startRung, killSwitch: null };
        store.putCheckpoint({ id, workspaceId, flowId: flow.flowId, key, ...living });
      }
      return flow;
    },
    lessons: async (workspaceId) => store.lessonsOf(workspaceId),
    ledger: async (_workspaceId, checkpointId) => store.ledgerOf(checkpointId),
    close: async () => {},
  };
});
