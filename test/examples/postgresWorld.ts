import { publishFlow } from '@countersign/api';
import { openTestPorts } from '@countersign/postgres/testing';
import type { Actor } from '@countersign/runtime';
import type { Sample } from './readSample.ts';
import { compileSample, openWorld, trainedModel, WORKSPACE, type World } from './World.ts';

const CONSULTANT: Actor = { type: 'user', id: 'consultant', name: 'Consultant' };

/** The sample on a Postgres database of its own, published as the studio publishes. */
export async function postgresWorld(sample: Sample): Promise<World> {
  const opened = await openTestPorts();
  const { ports } = opened;
  const { document } = compileSample(sample);
  const flow = { slug: sample.slug, document, actor: CONSULTANT };
  const created = await ports.flows.create(WORKSPACE, flow);
  if (!created.ok) throw new Error(created.problem.message);
  const published = await publishFlow(
    { flows: ports.flows, loadArtefact: (hash) => ports.store.loadArtefact(hash) },
    WORKSPACE,
    flow,
  );
  if (!published.ok) throw new Error(published.problem.message);
  await ports.recordings.save(WORKSPACE, sample.recordings);
  const model = trainedModel(sample);
  if (model !== null) await ports.learning.saveModel(WORKSPACE, model);
  return { ...openWorld(sample, ports), [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() };
}
