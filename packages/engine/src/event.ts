import type { Json, Problem } from '@countersign/model';

/**
 * What happens to a run. `start` comes first and once; `done`, `failed` and `timer` name the visit they answer, so that
 * a late answer to an earlier visit can be told apart; `cancel` ends the run from any state.
 */
export type EngineEvent =
  | { readonly type: 'start'; readonly input: Json; readonly run: RunIdentity }
  | {
      readonly type: 'done';
      readonly node: string;
      readonly visit: number;
      readonly port: string;
      readonly output: Json;
    }
  | { readonly type: 'failed'; readonly node: string; readonly visit: number; readonly problem: Problem }
  | { readonly type: 'timer'; readonly node: string; readonly visit: number }
  | { readonly type: 'signal'; readonly name: string; readonly payload: Json }
  | { readonly type: 'cancel'; readonly by: string };

/** What expressions see as `run`. `startedAt` is an ISO date-time. */
export type RunIdentity = { readonly id: string; readonly startedAt: string };
