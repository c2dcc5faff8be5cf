import type { Json } from '@countersign/model';
import type { RunContext } from './context.ts';
import { type LaneName, proposalOf } from './lanes.ts';

/** The variables of every condition and template: `input`, `steps`, `proposal`, `run` and `now`. */
export type Scope = { readonly [variable: string]: Json };

/** What expressions of a branch see at this moment of a run; `now` is the ISO time of the event being handled. */
export function scopeOf(context: RunContext, lane: LaneName, now: string): Scope {
  return {
    input: context.input,
    steps: context.steps,
    proposal: proposalOf(context, lane) as Json, // safe: a proposal is JSON; only its optional fields hide that
    run: context.run,
    now,
  };
}
