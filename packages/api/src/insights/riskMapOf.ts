import {
  type MapBorders,
  perWeek as perWeekOf,
  policyReferences,
  suggestedStartRung,
  treatmentOf,
} from '@countersign/autonomy';
import type { CheckpointId, WorkspaceId } from '@countersign/model';
import type { CheckpointDetails, DailyCounts } from '@countersign/runtime';
import { judgedCases } from '../checkpoints/judgedCases.ts';
import type { Services } from '../services.ts';
import { measuredCost } from './measuredCost.ts';
import type { RiskMap } from './riskMapView.ts';

/** Four weeks: long enough for a weekly rhythm, short enough to be about now. */
const DAYS = 28;

type Point = RiskMap['points'][number];

/** Where each checkpoint of the workspace lies between rare and often, cheap and costly, and what to do with it. */
export async function riskMapOf(
  services: Services,
  workspaceId: WorkspaceId,
  { borders, now }: { readonly borders: MapBorders; readonly now: Date },
): Promise<RiskMap> {
  const checkpoints = await services.checkpoints.list(workspaceId);
  const points: Point[] = [];
  for (const checkpoint of checkpoints) {
    const daily = await services.checkpoints.daily(workspaceId, checkpoint.id, { days: DAYS });
    points.push(pointOf(checkpoint, { daily, cost: await costOf(services, checkpoint), borders, now }));
  }
  return { borders, days: DAYS, points };
}

type Measured = {
  readonly daily: readonly DailyCounts[];
  readonly cost: Point['cost'];
  readonly borders: MapBorders;
  readonly now: Date;
};

function pointOf(checkpoint: CheckpointDetails, { daily, cost, borders, now }: Measured): Point {
  const cases = daily.reduce((sum, { passed, held }) => sum + passed + held, 0);
  const perWeek = perWeekOf(cases, { days: DAYS, since: checkpoint.since, now });
  const treatment = cost === null ? null : treatmentOf({ perWeek, costOfError: cost.value }, borders);
  const rungs = checkpoint.policy.ladder.length;
  const { id, flow, flowName, title, rung } = checkpoint;
  return {
    ...{ checkpoint: id, flow, flowName, title, cases, perWeek, cost, treatment, rung, rungs },
    suggestedStartRung: treatment === null ? null : suggestedStartRung(treatment, rungs),
  };
}

async function costOf(services: Services, checkpoint: CheckpointDetails): Promise<Point['cost']> {
  const { costOfError, policy, workspaceId, id } = checkpoint;
  if (costOfError !== null) return { value: costOfError, source: 'owner', cases: 0 };
  if (policy.amount === undefined || policy.amount.trim() === '') return null;
  const place = { services, workspaceId, id: id as CheckpointId }; // safe: the store answers its own ids
  return measuredCost(policy.amount, await judgedCases(place, policyReferences(policy)));
}
