import { z } from 'zod';
import { NodeId } from '../ids.ts';
import { Json, JsonObject } from '../json.ts';
import { AgentFlag } from '../run/proposal.ts';
import { RunStatus } from '../run/run.ts';
import { Verdict } from '../run/verdict.ts';

/** What an agent says in a simulation: the part of a proposal that can change where a case goes. */
export const ScriptedProposal = z.strictObject({
  decision: z.string().min(1).max(200),
  payload: JsonObject.default({}),
  confidence: z.number().min(0).max(1),
  flags: z.array(AgentFlag).default([]),
  summary: z.string().max(10_000).default(''),
});
export type ScriptedProposal = z.infer<typeof ScriptedProposal>;

/** The run of the simulation that a move is about: 0, or left out, is the case itself; later ones are its corrections. */
const run = z.number().int().min(0).max(50).optional();
const node = NodeId;

/**
 * One thing that happens to a simulated case from outside. It answers the visit of the step that is open at that moment.
 * `complete` is the answer of an action, a called flow or an undo; `fail` says that an agent, action or called flow gave up
 * for good; `decide` is a verdict at a gate and `judge` one on a sample; `passTime` goes on to the next time that something
 * waits for.
 */
export const ScenarioMove = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('propose'), run, node, proposal: ScriptedProposal }),
  z.strictObject({ type: z.literal('complete'), run, node, output: Json }),
  z.strictObject({ type: z.literal('fail'), run, node, message: z.string().max(2_000).optional() }),
  z.strictObject({ type: z.literal('decide'), run, node, verdict: Verdict }),
  z.strictObject({ type: z.literal('judge'), run, node, verdict: Verdict }),
  z.strictObject({ type: z.literal('signal'), run, name: z.string().min(1).max(100), payload: Json }),
  z.strictObject({ type: z.literal('passTime') }),
]);
export type ScenarioMove = z.infer<typeof ScenarioMove>;

/**
 * How a simulated case begins. `samples` says whether the coins of samplers fall on this case wherever they can; `rungs` on
 * which rung a checkpoint stands, by its key, where that is not the starting rung.
 */
export const ScenarioStart = z.strictObject({
  input: Json,
  startedAt: z.iso.datetime(),
  samples: z.enum(['all', 'none']).default('none'),
  rungs: z.record(z.string(), z.number().int().min(0).max(10)).optional(),
});
export type ScenarioStart = z.infer<typeof ScenarioStart>;

/** What a scenario is held to: how the case stands after the last move, and the steps it entered on its way, in order. */
export const ScenarioResult = z.strictObject({
  status: RunStatus,
  outcome: z.string().max(200).nullable(),
  steps: z.array(z.string()).max(2_000),
});
export type ScenarioResult = z.infer<typeof ScenarioResult>;

/** A case played through once and kept: publishing plays it again, and says where it goes another way than before. */
export const Scenario = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(200),
  start: ScenarioStart,
  script: z.array(ScenarioMove).max(1_000),
  expect: ScenarioResult,
});
export type Scenario = z.infer<typeof Scenario>;
