import type { NodeKind } from './node.ts';

/**
 * What a palette and a card say about a kind. `family` groups the palette and gives colour and shape; `runsOn` tells
 * whether the present runtime executes the kind.
 */
export type NodeKindInfo = {
  readonly title: string;
  readonly purpose: string;
  readonly family: 'start' | 'agent' | 'human' | 'exception' | 'sampler' | 'action' | 'logic' | 'end';
  readonly runs: boolean;
};

export const NODE_KIND_INFO: { readonly [TKind in NodeKind]: NodeKindInfo } = {
  trigger: {
    title: 'Trigger',
    purpose: 'How a run starts and what its input looks like',
    family: 'start',
    runs: true,
  },
  agent: { title: 'Agent', purpose: 'Asks an agent for a proposal', family: 'agent', runs: true },
  gate: {
    title: 'Approval gate',
    purpose: 'Where a person may have to countersign',
    family: 'human',
    runs: true,
  },
  exception: {
    title: 'Exception route',
    purpose: 'Sends unusual cases away from the normal path',
    family: 'exception',
    runs: true,
  },
  sampler: {
    title: 'Feedback sampler',
    purpose: 'Picks passed cases for a later check',
    family: 'sampler',
    runs: true,
  },
  action: { title: 'Action', purpose: 'Does something in the outside world', family: 'action', runs: true },
  branch: { title: 'Branch', purpose: 'Chooses a way by conditions', family: 'logic', runs: true },
  transform: {
    title: 'Set values',
    purpose: 'Computes values from earlier steps',
    family: 'logic',
    runs: true,
  },
  wait: { title: 'Wait', purpose: 'Until a time, a duration or a signal', family: 'logic', runs: false },
  parallel: { title: 'Parallel', purpose: 'Several branches at the same time', family: 'logic', runs: false },
  join: { title: 'Join', purpose: 'Waits for all parallel branches', family: 'logic', runs: false },
  each: {
    title: 'For each',
    purpose: 'Calls a flow for every element of a list',
    family: 'logic',
    runs: false,
  },
  subflow: { title: 'Sub-flow', purpose: 'Calls another published flow', family: 'logic', runs: false },
  end: { title: 'End', purpose: 'Outcome and output of the run', family: 'end', runs: true },
};
