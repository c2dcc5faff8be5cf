import type { RunSnapshot } from '@countersign/engine';
import type { RunEventDraft } from '@countersign/model';
import type { OpenEffect, OpenTimer, Setting, SimulatedReview } from './simulation.ts';

/** A run while a turn of it is being played. */
export type Playing = {
  readonly setting: Setting;
  readonly runId: string;
  readonly now: string;
  snapshot: RunSnapshot;
  effects: OpenEffect[];
  reviews: SimulatedReview[];
  timers: OpenTimer[];
  events: RunEventDraft[];
};
