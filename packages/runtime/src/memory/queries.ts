import { activeVisits, readSnapshot } from '@countersign/engine';
import { type Json, Run, type RunId, type WorkspaceId } from '@countersign/model';
import type { Incident, IncidentFilter } from '../ports/incidents.ts';
import type { CallProgress, Page, RunDetails, RunFilter } from '../ports/queries.ts';
import { addSpent, NOTHING_SPENT, type Spending, type SpentToday } from '../ports/spending.ts';
import { isEnding } from '../turns/isEnding.ts';
import type { MemoryRun, MemoryState } from './memoryState.ts';
import { pageOf } from './pageOf.ts';

/** Newest first. */
export function listRuns(state: MemoryState, workspaceId: WorkspaceId, filter: RunFilter): Page<Run> {
  const { flow, version, status, subject, parent, file } = filter;
  const runs = [...state.runs.values()]
    .filter((run) => run.workspaceId === workspaceId)
    .filter((run) => flow === undefined || run.flow === flow)
    .filter((run) => version === undefined || run.version === version)
    .filter((run) => status === undefined || run.status === status)
    .filter((run) => subject === undefined || run.subject === subject)
    .filter((run) => parent === undefined || run.parent?.runId === parent)
    // There are no files of cases here, so none of them started a run.
    .filter(() => file === undefined)
    .reverse();
  return pageOf(runs.map(runOf), filter);
}

export function detailsOf(state: MemoryState, workspaceId: WorkspaceId, id: RunId): RunDetails | null {
  const run = state.runs.get(id);
  if (run === undefined || run.workspaceId !== workspaceId) return null;
  const activeNodes = activeVisits(readSnapshot(run.snapshot)).map((visit) => visit.node);
  return { ...runOf(run), startedBy: run.startedBy, activeNodes, calls: callsOf(state, id) };
}

/** Those that wait longest first. */
export function listIncidents(
  state: MemoryState,
  workspaceId: WorkspaceId,
  filter: IncidentFilter,
): Page<Incident> {
  const incidents = [...state.effects.values()]
    .filter((effect) => effect.workspaceId === workspaceId)
    .flatMap(({ runId, key, node, visit, kind, problem, parkedAt }): Incident[] => {
      const run = state.runs.get(runId);
      if (run === undefined || problem == null || parkedAt === null) return [];
      const { flow, subject, artefactHash } = run;
      const nodeTitle = state.artefacts.get(artefactHash)?.nodes[node]?.node.title ?? node;
      const ending = isEnding(run.snapshot);
      const since = parkedAt;
      return [{ runId, flow, subject, key, node, nodeTitle, visit, kind, problem, since, ending }];
    })
    .filter(({ flow }) => filter.flow === undefined || flow === filter.flow)
    .filter(({ runId }) => filter.run === undefined || runId === filter.run)
    .sort((a, b) => a.since.localeCompare(b.since));
  return pageOf(incidents, filter);
}

export function spentToday(
  state: MemoryState,
  of: { workspaceId: WorkspaceId; flowId: string; day: string },
): SpentToday {
  const rows = state.spent.filter(({ day, workspaceId }) => day === of.day && workspaceId === of.workspaceId);
  return { workspace: sumOf(rows), flow: sumOf(rows.filter(({ flowId }) => flowId === of.flowId)) };
}

const sumOf = (rows: MemoryState['spent']): Spending =>
  rows.reduce((sum, { spending }) => addSpent(sum, spending), NOTHING_SPENT);

function runOf({ outcome, output, parent, ...run }: MemoryRun): Run {
  const end = { ...(outcome === null ? {} : { outcome }), ...(output === null ? {} : { output }) };
  return Run.parse({ ...run, ...end, ...(parent === null ? {} : { parent }) });
}

/** In the order in which the calls were made. */
function callsOf(state: MemoryState, id: RunId): readonly CallProgress[] {
  const children = [...state.runs.values()].filter((run) => run.parent?.runId === id);
  const open = [...state.effects.values()].filter(({ runId, kind }) => runId === id && kind === 'call');
  const keys = new Set([...children.map((run) => run.parent?.key ?? ''), ...open.map(({ key }) => key)]);
  return [...keys].map((key) => {
    const ofKey = children.filter((run) => run.parent?.key === key);
    const effect = open.find((candidate) => candidate.key === key);
    const { node, visit } = effect ?? ofKey[0]?.parent ?? { node: '', visit: 0 };
    const groups = [...Map.groupBy(ofKey, ({ status }) => status)];
    const counts = Object.fromEntries(groups.map(([status, runs]) => [status, runs.length]));
    const inputs = (effect?.input as { inputs?: readonly Json[] } | undefined)?.inputs; // safe: only looked into
    return { node, visit, counts, of: inputs?.length ?? null };
  });
}
