import { Mastra } from '@mastra/core';
import { createStep, createWorkflow } from '@mastra/core/workflows';
import { PostgresStore } from '@mastra/pg';
import { z } from 'zod';
import { measure, type Opening, type System } from './measure.ts';

await measure('mastra', open);

/** A workflow of three steps, of which the second suspends until it is resumed, kept in its Postgres store. */
async function open({ url, steps }: Opening): Promise<System> {
  const Order = z.object({ order: z.string(), amount: z.number() });
  const Decision = z.object({ decision: z.string(), confidence: z.number(), amount: z.number() });
  const Ended = z.object({ status: z.number() });
  const Verdict = z.object({ approved: z.boolean() });

  const agent = createStep({
    id: 'agent',
    inputSchema: Order,
    outputSchema: Decision,
    execute: ({ inputData }) => steps.agent(inputData),
  });
  const gate = createStep({
    id: 'gate',
    inputSchema: Decision,
    outputSchema: Decision,
    resumeSchema: Verdict,
    execute: async ({ inputData, resumeData, suspend }) => {
      if (resumeData === undefined) return suspend({});
      if (!resumeData.approved) throw new Error('Rejected');
      return inputData;
    },
  });
  const act = createStep({
    id: 'act',
    inputSchema: Decision,
    outputSchema: Ended,
    execute: ({ inputData }) => steps.action(inputData),
  });
  const review = createWorkflow({ id: 'review', inputSchema: Order, outputSchema: Ended })
    .then(agent)
    .then(gate)
    .then(act)
    .commit();
  const storage = new PostgresStore({ id: 'peers', connectionString: url, max: 20 });
  await storage.init();
  const workflow = new Mastra({ workflows: { review }, storage, logger: false }).getWorkflow('review');

  const runs = new Map<string, Awaited<ReturnType<typeof workflow.createRun>>>();
  return {
    start: async (id, inputData) => {
      const run = await workflow.createRun({ runId: id });
      const { status } = await run.start({ inputData });
      if (status !== 'suspended') throw new Error(`The workflow did not stop for a person but is ${status}`);
      runs.set(id, run);
    },
    decide: async (id) => {
      const ended = await runs.get(id)?.resume({ step: 'gate', resumeData: { approved: true } });
      if (ended?.status !== 'success') throw new Error(`The workflow is ${ended?.status}`);
      runs.delete(id);
    },
    close: () => storage.close(),
  };
}
