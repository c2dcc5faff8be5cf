import type { Problem, ScriptedProposal } from '@countersign/model';
import type { Timeline } from '@countersign/simulation';

export const TABS = ['play', 'scenarios', 'file', 'coverage'] as const;
export type Tab = (typeof TABS)[number];

/** The ways that were taken, by the hash of the artefact that they were taken in: a changed flow has other ways. */
export type TakenWays = ReadonlyMap<string, ReadonlySet<string>>;

/** What was played. What is typed stays in the forms of the panel, which are hidden, not taken away, while others are shown. */
export type SimulatorState = {
  readonly tab: Tab;
  /** The tabs that were looked at. */
  readonly opened: ReadonlySet<Tab>;
  readonly timeline: Timeline | null;
  readonly problem: Problem | null;
  /** What each agent has said last, to be offered again. */
  readonly answers: ReadonlyMap<string, ScriptedProposal>;
  readonly taken: TakenWays;
};

export const NOTHING_PLAYED: SimulatorState = {
  tab: 'play',
  opened: new Set(['play']),
  timeline: null,
  problem: null,
  answers: new Map(),
  taken: new Map(),
};
