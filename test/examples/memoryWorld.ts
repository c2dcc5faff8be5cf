import { createActions } from '@countersign/actions';
import { createAgents, trainClassifier } from '@countersign/agents';
import { compile } from '@countersign/compiler';
import { type Artefact, type Json, parseFlow, type WorkspaceId } from '@countersign/model';
import {
  createRuntime,
  type MailboxMessage,
  type TrainedModel,
  WorkspaceSettings,
} from '@countersign/runtime';
import { MemoryStore } from '@countersign/runtime/memory';
import { ManualClock } from '@countersign/runtime/testing';
import type { Sample } from './readSample.ts';

export const WORKSPACE = 'samples' as WorkspaceId; // safe: not empty

/**
 * A runtime over the memory store with the sample published: the real agents and the real e-mail executor, whose
 * messages are kept. Ids and the clock do not change from one time to the next, so neither do the coins of samplers.
 */
export function memoryWorld(sample: Sample) {
  const clock = new ManualClock();
  const store = new MemoryStore(clock);
  const artefact = artefactOf(sample.flow);
  const { flowId } = store.putVersion(WORKSPACE, { flow: sample.slug, version: 1, artefact });
  for (const { node } of Object.values(artefact.nodes)) {
    if (node.kind !== 'gate') continue;
    const { policy } = node.config;
    const key = node.config.checkpoint ?? node.id;
    const names = { id: key, workspaceId: WORKSPACE, flowId, key, killSwitch: null };
    store.putCheckpoint({ ...names, policy, policyVersion: 1, rung: policy.startRung });
  }
  const mails: MailboxMessage[] = [];
  const errors: unknown[] = [];
  const runtime = createRuntime({
    ...{ store, runs: store.runs, clock, workerId: 'worker-1', random: () => 1, newId: countedIds() },
    agents: agentsOf(sample),
    actions: actionsInto(mails),
    samplingSecret: new Uint8Array(32).fill(7),
    onError: (error) => errors.push(error),
  });
  return { ...runtime, store, mails, errors, flow: sample.slug };
}
export type World = ReturnType<typeof memoryWorld>;

function artefactOf(flow: unknown): Artefact {
  const parsed = parseFlow(flow);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  const { artefact, diagnostics } = compile(parsed.value);
  if (artefact === null) throw new Error(JSON.stringify(diagnostics));
  return artefact;
}

function agentsOf({ recordings, labels }: Sample) {
  const model = labels.length === 0 ? null : trainedModel(labels);
  const proposals = new Map(recordings.map((row) => [`${row.recording}/${row.key}`, row.proposal]));
  return createAgents({
    openConnection: async () => null,
    recordings: { find: async (_workspace, recording, key) => proposals.get(`${recording}/${key}`) ?? null },
    learning: { newestHash: async () => model?.hash ?? null, loadModel: async () => model },
  });
}

function trainedModel(labels: Sample['labels']): TrainedModel {
  const trained = trainClassifier(labels.map((row, index) => ({ id: String(index), ...row })));
  if (!trained.ok) throw new Error(trained.problem.message);
  const { hash, metrics } = trained.value;
  const body = trained.value as unknown as Json; // safe: the artefact of a classifier is JSON
  return { model: 'support-triage', version: 1, hash, body, metrics, trainedAt: '2026-01-01T00:00:00.000Z' };
}

function actionsInto(mails: MailboxMessage[]) {
  return createActions({
    openConnection: async () => null,
    settings: { get: async () => WorkspaceSettings.parse({}) },
    mailbox: {
      deliver: async (_workspace, message) => {
        const mail = { ...message, id: String(mails.length), sentAt: '2026-01-01T00:00:00.000Z' };
        mails.push(mail);
        return mail;
      },
    },
  });
}

/** UUIDs that count up. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
}
