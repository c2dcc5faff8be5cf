import type { Artefact, Json, Proposal } from '@countersign/model';
import type { EngineEvent } from '../event.ts';
import type { RunSnapshot } from '../snapshot.ts';
import { type StepResult, step } from '../step.ts';

export const NOW = new Date('2026-03-04T09:00:00.000Z');

export const aProposal = (changes: Partial<Proposal> = {}): Proposal => ({
  decision: 'refund',
  payload: { amount: 40 },
  summary: 'Refund the order',
  confidence: 0.9,
  reasoning: [],
  evidence: [],
  flags: [],
  usage: { model: 'rules', tokens: 0, cost: 0, ms: 0 },
  agentVersion: 'v1',
  ...changes,
});

/** Applies events one after the other, sending the snapshot through JSON each time, and answers the last result. */
export function drive(artefact: Artefact, input: Json, ...events: readonly EngineEvent[]): StepResult {
  const start: EngineEvent = { type: 'start', input, run: { id: 'r1', startedAt: NOW.toISOString() } };
  return events.reduce(
    (result, event) => apply(artefact, result.snapshot, event),
    apply(artefact, null, start),
  );
}

export function apply(artefact: Artefact, snapshot: RunSnapshot | null, event: EngineEvent): StepResult {
  const result = step({ artefact, snapshot: roundTrip(snapshot), event, now: NOW });
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

export const roundTrip = <TValue>(value: TValue): TValue => JSON.parse(JSON.stringify(value));

export const done = (node: string, port: string, output: unknown, visit = 1): EngineEvent => ({
  type: 'done',
  node,
  visit,
  port,
  output: output as Json, // safe: tests give JSON
});

export const proposed = (node: string, visit = 1, changes: Partial<Proposal> = {}): EngineEvent =>
  done(node, 'proposed', aProposal(changes), visit);

export const verdict = (node: string, port: string, changes: object = {}, visit = 1): EngineEvent =>
  done(
    node,
    port,
    { verdict: 'approve', by: 'u1', payload: { amount: 40 }, message: null, reasonCode: null, ...changes },
    visit,
  );
