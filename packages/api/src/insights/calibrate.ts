import { type CheckpointPlace, findCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { judgedCases } from '../checkpoints/judgedCases.ts';
import { calibrationOf } from './calibrationOf.ts';
import type { Calibration } from './calibrationView.ts';
import type { CalibrationInput } from './inputs.ts';

/** Reads the judged cases of a checkpoint and says how far its agent's confidence can be believed. */
export async function calibrate(place: CheckpointPlace, asked: CalibrationInput): Promise<Calibration> {
  const { policy, trusts } = await findCheckpoint(place);
  const cases = await judgedCases(place, []);
  const calibration = calibrationOf(
    cases.map(({ probability, ...judged }) => ({
      ...judged,
      weight: 1 / probability,
    })),
    {
      policy,
      segment: asked.segment ?? null,
      agentVersion: asked.agentVersion ?? null,
      target: asked.target ?? policy.tolerance,
    },
  );
  const { segment, agentVersion } = calibration;
  const own = trusts.filter(
    ({ state }) => state.agentVersion === agentVersion && (segment === null || state.segment === segment),
  );
  return { ...calibration, overdue: own.reduce((sum, { state }) => sum + state.counts.overdue, 0) };
}
