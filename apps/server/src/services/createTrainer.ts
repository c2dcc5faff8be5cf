import { trainInBackground, withoutTexts } from '@countersign/agents';
import type { Trainer } from '@countersign/api';
import { fail, ok, problem } from '@countersign/model';
import type { Learning } from '@countersign/runtime';

/** Trains on a thread of its own; two trainings of one model follow one another. */
export function createTrainer(learning: Learning): Trainer {
  const underWay = new Map<string, Promise<unknown>>();
  return {
    train(workspaceId, model) {
      const key = JSON.stringify([workspaceId, model]);
      const before = underWay.get(key) ?? Promise.resolve();
      const training = before.then(() => train(learning, workspaceId, model));
      const settled = training.catch(() => undefined);
      underWay.set(key, settled);
      void settled.then(() => underWay.get(key) === settled && underWay.delete(key));
      return training;
    },
  };
}

async function train(learning: Learning, ...[workspaceId, model]: Parameters<Trainer['train']>) {
  const cases = await learning.cases(workspaceId, model);
  if (cases.length === 0) {
    return fail(problem('model_not_found', `The model "${model}" has no labelled cases. Add some first.`));
  }
  const inUse = await learning.liveModel(workspaceId, model);
  const live = inUse === null ? null : await learning.loadModel(workspaceId, inUse.hash);
  const trained = await trainInBackground(cases, { rival: live?.body ?? null });
  if (!trained.ok) return trained;
  const { classifier, heldOut, rival } = trained.value;
  const { hash, metrics } = classifier;
  const body = withoutTexts(classifier);
  const beside = live === null || rival === null ? null : { version: live.version, heldOut: rival };
  return ok(await learning.saveModel(workspaceId, { model, hash, metrics, body, heldOut, rival: beside }));
}
