import { type CheckpointPlace, findCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { judgedCases } from '../checkpoints/judgedCases.ts';
import { calibrationOf } from './calibrationOf.ts';
import type { Calibration } from './calibrationView.ts';
import type { CalibrationInput } from './inputs.ts';

/** Reads the judged cases of a checkpoint and says how far its agent's confidence can be believed. */
export async function calibrate(place: CheckpointPlace, asked: CalibrationInput): Promise<Calibration> {
  const { policy } = await findCheckpoint(place);
  const cases = await judgedCases(place, []);
  return calibrationOf(
    cases.map(({ probability, id, ...judged }) => ({
      ...judged,
      id: id ?? judged.runId,
      weight: 1 / probability,
    })),
    {
      policy,
      segment: asked.segment ?? null,
      agentVersion: asked.agentVersion ?? null,
      target: asked.target ?? policy.tolerance,
    },
  );
}
