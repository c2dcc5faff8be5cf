import path from 'node:path';
import { createAgents, trainClassifier } from '@countersign/agents';
import { contentHash, Json, ok, type Result } from '@countersign/model';
import type { Agents, TrainedModel } from '@countersign/runtime';
import { z } from 'zod';
import { readJsonLines } from '../files/readJsonLines.ts';

const RecordingLine = z.object({ recording: z.string(), key: z.string(), proposal: Json });
const LabelLine = z.object({ id: z.string().optional(), text: z.string(), label: z.string() });

/**
 * Agents that know what lies beside a flow: `recordings.jsonl`, and `labels.jsonl`, on which the learning agent is trained.
 * Language models have no connection here, so their steps fail as they would without one.
 */
export async function folderAgents(folder: string): Promise<Result<Agents>> {
  const recordings = await readJsonLines(path.join(folder, 'recordings.jsonl'), RecordingLine);
  const labels = await readJsonLines(path.join(folder, 'labels.jsonl'), LabelLine);
  const proposals = new Map(
    recordings.map(({ recording, key, proposal }) => [`${recording}\n${key}`, proposal]),
  );
  const model = labels.length === 0 ? ok(null) : modelOf(labels);
  if (!model.ok) return model;
  return ok(
    createAgents({
      openConnection: async () => null,
      recordings: {
        find: async (_workspaceId, recording, key) => proposals.get(`${recording}\n${key}`) ?? null,
      },
      learning: {
        liveModel: async () => (model.value === null ? null : { hash: model.value.hash, returns: 0 }),
        loadModel: async () => model.value,
        cases: async () => [],
        casesById: async () => [],
        examples: async () => [],
        lessonsOfRuns: async () => [],
      },
      caseIndex: { frequencies: async () => ({ cases: 0, of: new Map() }), find: async () => [] },
    }),
  );
}

function modelOf(labels: readonly z.infer<typeof LabelLine>[]): Result<TrainedModel> {
  const cases = labels.map(({ id, text, label }) => ({ id: id ?? contentHash(text), text, label }));
  const trained = trainClassifier(cases);
  if (!trained.ok) return trained;
  const { hash, metrics } = trained.value;
  const adopted = { trainedAt: '', status: 'live', adoptedBy: null, adoptedAt: null } as const;
  return ok({ model: 'simulation', version: 1, hash, metrics, body: trained.value, ...adopted });
}
