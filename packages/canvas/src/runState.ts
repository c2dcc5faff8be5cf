/**
 * How a run stands on the drawing. `nodes` says it per step (a step nothing is said about was not reached), `edges`
 * how often a wire was taken, `visits` how often a step was entered when that is more than once.
 */
export type FlowRunState = {
  readonly nodes: { readonly [id: string]: NodeRunState };
  readonly edges: { readonly [id: string]: number };
  readonly visits?: { readonly [id: string]: number };
  /** The numbers are of many runs: every wire says its own, also when it is one. */
  readonly isTotal?: boolean;
};

/**
 * `active`: being worked on; `waiting`: for a person, a time or a signal; `parked`: needs help before it can go on;
 * `stopped`: entered and called off before it was through; `undone`: what it did was taken back.
 */
export type NodeRunState = 'done' | 'active' | 'waiting' | 'parked' | 'failed' | 'stopped' | 'undone';

/** How a step differs between two versions that are compared. */
export type NodeChangeState = 'added' | 'removed' | 'changed';
