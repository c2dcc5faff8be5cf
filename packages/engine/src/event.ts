import type { Json, Problem } from '@countersign/model';
import type { RunContext, RunIdentity } from './context.ts';

/** Which time of a step has passed: a gate's expiry, the end of a wait, or the moment when a wait is given up. */
export type TimerName = 'expires' | 'until' | 'timeout';

/**
 * What happens to a run. `start` or `correct` come first and once; `done`, `failed` and `timer` name the visit they answer,
 * so that a late answer to an earlier visit can be told apart. `undo` says that the answer is about taking the action
 * back. `cancel` ends the run from any state. `parked` and `resumed` keep the books of steps that wait for a person because
 * of an incident; they move nothing.
 */
export type EngineEvent =
  | { readonly type: 'start'; readonly input: Json; readonly run: RunIdentity }
  | ({ readonly type: 'correct' } & Correction)
  | {
      readonly type: 'done';
      readonly node: string;
      readonly visit: number;
      readonly port: string;
      readonly output: Json;
      readonly undo?: true;
      /** Of a call: the versions of the agents that had a part in the answer. */
      readonly agents?: readonly string[];
    }
  | {
      readonly type: 'failed';
      readonly node: string;
      readonly visit: number;
      readonly problem: Problem;
      readonly undo?: true;
    }
  /** Timers of older versions have no name: they are the expiry of a gate. */
  | { readonly type: 'timer'; readonly node: string; readonly visit: number; readonly name?: TimerName }
  | { readonly type: 'signal'; readonly name: string; readonly payload: Json }
  | { readonly type: 'cancel'; readonly by: string; readonly undo?: boolean }
  | { readonly type: 'parked'; readonly key: string }
  | { readonly type: 'resumed'; readonly key: string };

/**
 * The start of a run that mends what a sample found wrong, made by `correctionOf`: it begins behind the `corrected` port
 * of the sampler `node` and knows what the run `of` knew there.
 */
export type Correction = {
  readonly node: string;
  /** The id of the corrected run. */
  readonly of: string;
  readonly known: Pick<RunContext, 'input' | 'run' | 'steps' | 'visits' | 'proposal' | 'route' | 'called'>;
};
