import { type MailboxMessage, WorkspaceSettings } from '@countersign/runtime';
import { MemoryStore } from '@countersign/runtime/memory';
import { ManualClock } from '@countersign/runtime/testing';
import type { Sample } from './readSample.ts';
import {
  type CompiledFlow,
  compileSample,
  type Kept,
  openWorld,
  trainedModel,
  WORKSPACE,
  type World,
} from './World.ts';

/** The sample in this process alone: nothing is written anywhere, and time stands still. */
export async function memoryWorld(sample: Sample): Promise<World> {
  const clock = new ManualClock();
  const store = new MemoryStore(clock);
  for (const flow of compileSample(sample)) publish(store, flow);
  const settings = WorkspaceSettings.parse({});
  const kept: Kept = {
    ...{ store, clock, runs: store.runs, mailbox: memoryMailbox() },
    settings: { get: async () => settings, save: async () => settings, change: async () => settings },
    recordings: memoryRecordings(sample),
    learning: memoryLearning(sample),
    caseIndex: store.caseIndex,
  };
  return { ...openWorld(sample, kept), [Symbol.asyncDispose]: async () => undefined };
}

function publish(store: MemoryStore, { slug, artefact }: CompiledFlow): void {
  const { flowId } = store.putVersion(WORKSPACE, { flow: slug, version: 1, artefact });
  for (const { node } of Object.values(artefact.nodes)) {
    if (node.kind !== 'gate') continue;
    const { policy } = node.config;
    const key = node.config.checkpoint ?? node.id;
    const names = { id: key, workspaceId: WORKSPACE, flowId, key, killSwitch: null };
    store.putCheckpoint({ ...names, policy, policyVersion: 1, rung: policy.startRung });
  }
}

function memoryMailbox(): Kept['mailbox'] {
  const messages: MailboxMessage[] = [];
  return {
    deliver: async (_workspace, message) => {
      const known = messages.find(({ idempotencyKey }) => idempotencyKey === message.idempotencyKey);
      if (known !== undefined) return known;
      const stored = { ...message, id: String(messages.length), sentAt: '2026-01-01T00:00:00.000Z' };
      messages.push(stored);
      return stored;
    },
    list: async () => ({ items: messages.toReversed(), nextCursor: null }),
  };
}

function memoryRecordings({ recordings }: Sample): Kept['recordings'] {
  const proposals = new Map(recordings.map((row) => [`${row.recording}/${row.key}`, row.proposal]));
  return { find: async (_workspace, recording, key) => proposals.get(`${recording}/${key}`) ?? null };
}

function memoryLearning(sample: Sample): Kept['learning'] {
  const trained = trainedModel(sample);
  const adopted = { status: 'live', adoptedBy: null, adoptedAt: null } as const;
  const model = trained && { ...trained, version: 1, trainedAt: '2026-01-01T00:00:00.000Z', ...adopted };
  return {
    liveModel: async () => (model ? { hash: model.hash, returns: 0 } : null),
    loadModel: async () => model,
    cases: async () => [],
    casesById: async () => [],
    examples: async () => [],
    lessonsOfRuns: async () => [],
  };
}
