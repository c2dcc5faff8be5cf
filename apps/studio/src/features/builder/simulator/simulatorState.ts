import type { Problem, ScriptedProposal } from '@countersign/model';
import type { Timeline } from '@countersign/simulation';

export const TABS = ['play', 'scenarios', 'file', 'coverage'] as const;
export type Tab = (typeof TABS)[number];

/** The ways that were taken, by the hash of the artefact that they were taken in: a changed flow has other ways. */
export type TakenWays = ReadonlyMap<string, ReadonlySet<string>>;

/** All that the simulator knows. It lives above its panel, so that closing the panel loses nothing of it. */
export type SimulatorState = {
  readonly tab: Tab;
  readonly timeline: Timeline | null;
  readonly problem: Problem | null;
  /** What each agent has said last, to be offered again. */
  readonly answers: ReadonlyMap<string, ScriptedProposal>;
  readonly taken: TakenWays;
};

export const NOTHING_PLAYED: SimulatorState = {
  tab: 'play',
  timeline: null,
  problem: null,
  answers: new Map(),
  taken: new Map(),
};
