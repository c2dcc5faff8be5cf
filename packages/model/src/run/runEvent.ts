import { z } from 'zod';
import { Json } from '../json.ts';

/** What can happen in a run, in the past tense. Exactly one of the last three closes it. */
export const RunEventType = z.enum([
  'run.started',
  'step.entered',
  'port.taken',
  'agent.proposed',
  'agent.failed',
  'gate.passed',
  'gate.held',
  'gate.expired',
  'review.opened',
  'review.closed',
  'verdict.taken',
  'verdict.late',
  'exception.routed',
  'sampler.sampled',
  'sampler.skipped',
  'action.done',
  'action.failed',
  'end.held',
  'values.set',
  'step.retried',
  'step.parked',
  'step.resumed',
  'signal.received',
  'wait.ended',
  'call.done',
  'call.failed',
  'gate.reminded',
  'gate.escalated',
  'rung.widened',
  'rung.narrowed',
  'widening.proposed',
  'widening.lapsed',
  'epoch.began',
  'run.corrected',
  'run.migrated',
  'undo.begun',
  'action.undone',
  'run.ended',
  'run.failed',
  'run.cancelled',
]);
export type RunEventType = z.infer<typeof RunEventType>;

/** An event before the store numbers it: the engine and the loop produce these. */
export const RunEventDraft = z.object({
  type: RunEventType,
  at: z.iso.datetime(),
  node: z.string().optional(),
  visit: z.number().int().optional(),
  data: Json,
});
export type RunEventDraft = z.infer<typeof RunEventDraft>;

/** `seq` counts from 1 per run without gaps. */
export const RunEvent = RunEventDraft.extend({ seq: z.number().int().positive() });
export type RunEvent = z.infer<typeof RunEvent>;
