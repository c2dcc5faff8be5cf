import type { Json, RunEventDraft, WorkspaceId } from '@countersign/model';
import type { FlowTraffic, StepTraffic, TrafficQuery } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { eventsOf } from '../events/storedEvents.ts';
import { countParkedSteps } from './countParkedSteps.ts';
import { countWaitingReviews } from './countWaitingReviews.ts';
import { eventsOfRuns } from './eventsOfRuns.ts';
import { runsBegunSince } from './runsBegunSince.ts';

/** So many runs tell how a flow is running; reading more would keep the page waiting. */
const COUNTED_RUNS = 1_000;

/** Counts the newest runs of a flow on the wires and steps of one version; null when it was never published. */
export async function flowTraffic(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { slug, version: asked, since }: TrafficQuery,
): Promise<FlowTraffic | null> {
  const [flow] = await tx<{ id: string; newest: number | null }[]>`
    select id, newest_version as newest from flows where workspace_id = ${workspaceId} and slug = ${slug}`;
  const version = asked ?? flow?.newest ?? null;
  if (flow === undefined || version === null) return null;
  const of = { flowId: flow.id, since, limit: COUNTED_RUNS + 1 };
  const [runs, waiting, parked] = await Promise.all([
    runsBegunSince(tx, workspaceId, of),
    countWaitingReviews(tx, workspaceId, flow.id),
    countParkedSteps(tx, workspaceId, flow.id),
  ]);
  const counted = runs.slice(0, COUNTED_RUNS);
  const ids = counted.filter((run) => run.version === version).map(({ id }) => id);
  const tally = tallyOf((await eventsOfRuns(tx, workspaceId, ids)).flatMap(eventsOf));
  const perVersion = Map.groupBy(counted, (run) => run.version);
  return {
    version,
    versions: [...perVersion]
      .map(([number, all]) => ({ version: number, runs: all.length }))
      .sort((left, right) => right.version - left.version),
    more: runs.length > COUNTED_RUNS,
    edges: Object.fromEntries(tally.edges),
    steps: Object.fromEntries(
      [...new Set([...tally.steps.keys(), ...waiting.keys(), ...parked.keys()])].map(
        (node): [string, StepTraffic] => [
          node,
          {
            ...(tally.steps.get(node) ?? NOTHING),
            waiting: waiting.get(node) ?? null,
            parked: parked.get(node) ?? 0,
          },
        ],
      ),
    ),
  };
}

type StepTally = Pick<StepTraffic, 'entered' | 'sampled' | 'skipped'>;
const NOTHING: StepTally = { entered: 0, sampled: 0, skipped: 0 };

const COUNTED_AS: { readonly [TType in RunEventDraft['type']]?: keyof StepTally } = {
  'step.entered': 'entered',
  'sampler.sampled': 'sampled',
  'sampler.skipped': 'skipped',
};

function tallyOf(events: readonly RunEventDraft[]) {
  const edges = new Map<string, number>();
  const steps = new Map<string, StepTally>();
  for (const { type, node, data } of events) {
    const edge = type === 'port.taken' ? edgeOf(data) : undefined;
    if (edge !== undefined) edges.set(edge, (edges.get(edge) ?? 0) + 1);
    const what = COUNTED_AS[type];
    if (node === undefined || what === undefined) continue;
    const before = steps.get(node) ?? NOTHING;
    steps.set(node, { ...before, [what]: before[what] + 1 });
  }
  return { edges, steps };
}

function edgeOf(data: Json): string | undefined {
  const edge = typeof data === 'object' && data !== null && 'edge' in data ? data.edge : undefined;
  return typeof edge === 'string' ? edge : undefined;
}
