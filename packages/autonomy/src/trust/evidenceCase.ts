import type { CheckpointPolicy, DecidedLine, SampledLine } from '@countersign/model';
import type { CaseName } from './trustState.ts';

/**
 * A case that waits for its judgement, or for its turn. `stream` and `position` are its place in decision order; null
 * for a case that only the targeted lane picked: it is looked at, but is no evidence. `rate` is how likely it was
 * looked at as a case of the tested population, null when it is not one. `loss` is null for what was judged as nothing.
 */
export type EvidenceCase = CaseName & {
  readonly segment: string;
  readonly agentVersion: string;
  readonly epoch: number;
  readonly stream: number | null;
  readonly position: number;
  readonly band: number | null;
  readonly isPassed: boolean;
  readonly rate: number | null;
  /** What its label tells a calibration: how sure the agent was, and how likely anybody looked; null where none is kept. */
  readonly confidence: number | null;
  readonly chance: number | null;
  readonly dueAt: string;
  readonly status: 'open' | 'judged';
  readonly loss: number | null;
};

/**
 * Which stream of evidence a case belongs to: that of its band while it is held, and 0 when it passed and the evidence
 * lane picked it. With a cumulative target everything is one stream. Null when the case is no evidence.
 */
export function streamOf(
  { target }: Pick<CheckpointPolicy, 'target'>,
  line: DecidedLine | SampledLine,
): number | null {
  const isPicked = line.lanes?.includes('evidence') ?? false;
  if (line.type === 'sampled' || line.decision === 'passed') return isPicked ? 0 : null;
  return target === 'cumulative' && line.band !== null ? 0 : line.band;
}

/** Whether somebody is asked to judge the case, for the sake of trust. */
export const isWatched = (line: DecidedLine | SampledLine): boolean =>
  line.type === 'decided' && line.decision === 'held' ? line.band !== null : (line.lanes ?? []).length > 0;

type Visit = { readonly runId: string; readonly node: string; readonly visit: number };

/** By which a case is found again. */
export const caseKey = ({ runId, node, visit }: Visit): string => `${runId}/${node}/${visit}`;
