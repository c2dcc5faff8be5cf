import { publishFlow } from '@countersign/api';
import type { Ports } from '@countersign/postgres';
import { openTestPorts } from '@countersign/postgres/testing';
import type { Actor } from '@countersign/runtime';
import type { Sample } from './readSample.ts';
import { type CompiledFlow, compileSample, openWorld, trainedModel, WORKSPACE, type World } from './World.ts';

const CONSULTANT: Actor = { type: 'user', id: 'consultant', name: 'Consultant' };

/** The sample on a Postgres database of its own, published as the studio publishes. */
export async function postgresWorld(sample: Sample): Promise<World> {
  const opened = await openTestPorts();
  const { ports } = opened;
  for (const flow of compileSample(sample)) await publish(ports, flow);
  await ports.recordings.save(WORKSPACE, sample.recordings);
  const model = trainedModel(sample);
  if (model !== null) await ports.learning.saveModel(WORKSPACE, { ...model, heldOut: [], rival: null });
  return { ...openWorld(sample, ports), [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() };
}

async function publish({ flows, store }: Ports, { slug, document }: CompiledFlow): Promise<void> {
  const services = { flows, loadArtefact: (hash: string) => store.loadArtefact(hash) };
  const flow = { slug, document, actor: CONSULTANT, role: 'consultant' as const };
  const created = await flows.create(WORKSPACE, flow);
  if (!created.ok) throw new Error(created.problem.message);
  const published = await publishFlow(services, WORKSPACE, flow);
  if (!published.ok) throw new Error(published.problem.message);
}
