import { trainInBackground } from '@countersign/agents';
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
  const trained = await trainInBackground(cases);
  if (!trained.ok) return trained;
  const { hash, metrics } = trained.value;
  const { body: _body, ...saved } = await learning.saveModel(workspaceId, {
    model,
    hash,
    metrics,
    body: trained.value,
  });
  return ok(saved);
}
