import path from 'node:path';
import { compile } from '@countersign/compiler';
import { Json } from '@countersign/model';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readFlowFile } from '../files/readCalledFlows.ts';
import { readJsonLines } from '../files/readJsonLines.ts';
import { EXAMPLES_FOLDER } from '../services/createExamples.ts';
import { compileCalled } from './compileCalled.ts';
import { folderAgents } from './folderAgents.ts';
import { type SimulatedAnswer, simulateFlow } from './simulateFlow.ts';

const FOLDER = path.join(EXAMPLES_FOLDER, 'framework-orders');
const CaseLine = z.object({
  id: z.string(),
  input: Json,
  signals: z.array(z.object({ name: z.string(), payload: Json })).optional(),
});

async function outcomes(answer: SimulatedAnswer, { silent = false } = {}) {
  const called = await compileCalled(FOLDER);
  const agents = await folderAgents(FOLDER);
  if (!called.ok || !agents.ok) throw new Error('The example is broken');
  const { flows, environment } = called.value;
  const { artefact } = compile(await readFlowFile(path.join(FOLDER, 'flow.json')), environment);
  if (artefact === null) throw new Error('The example does not compile');
  const lines = await readJsonLines(path.join(FOLDER, 'cases.jsonl'), CaseLine);
  const cases = lines.map(({ id, input, signals = [] }) => ({ id, input, signals: silent ? [] : signals }));
  const simulated = await simulateFlow(artefact, cases, { agents: agents.value, answer, called: flows });
  const names = simulated.map(({ status, outcome }) => outcome ?? status);
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}

it('brings cases home over branches at the same time, called flows, signals and undos', async () => {
  expect(await outcomes('approve')).toEqual({ ordered: 33, declined: 5, not_confirmed: 4 });
});

it('lets time pass where nothing else can go on, but answers nobody’s question by silence', async () => {
  expect(await outcomes('approve', { silent: true })).toEqual({ not_confirmed: 42 });
  const unanswered = await outcomes('none', { silent: true });
  expect(Object.keys(unanswered).sort()).toEqual(['not_confirmed', 'waiting']);
  expect(unanswered['waiting']).toBe(22);
});

it('ends a case at the first refusal of two people who are asked at once', async () => {
  const refused = await outcomes('reject');
  expect(refused['refused_by_legal']).toBe(22);
});
