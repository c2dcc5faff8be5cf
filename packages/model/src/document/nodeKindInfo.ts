import type { NodeKind } from './node.ts';

/**
 * What a palette and a card say about a kind. `family` groups the palette and gives colour and shape.
 */
export type NodeKindInfo = {
  readonly title: string;
  readonly purpose: string;
  readonly family: 'start' | 'agent' | 'human' | 'exception' | 'sampler' | 'action' | 'logic' | 'end';
};

export const NODE_KIND_INFO: { readonly [TKind in NodeKind]: NodeKindInfo } = {
  trigger: {
    title: 'Trigger',
    purpose: 'How a run starts and what its input looks like',
    family: 'start',
  },
  agent: { title: 'Agent', purpose: 'Asks an agent for a proposal', family: 'agent' },
  gate: {
    title: 'Approval gate',
    purpose: 'Where a person may have to countersign',
    family: 'human',
  },
  exception: {
    title: 'Exception route',
    purpose: 'Sends unusual cases away from the normal path',
    family: 'exception',
  },
  sampler: {
    title: 'Feedback sampler',
    purpose: 'Picks passed cases for a later check',
    family: 'sampler',
  },
  action: { title: 'Action', purpose: 'Does something in the outside world', family: 'action' },
  branch: { title: 'Branch', purpose: 'Chooses a way by conditions', family: 'logic' },
  transform: {
    title: 'Set values',
    purpose: 'Computes values from earlier steps',
    family: 'logic',
  },
  wait: { title: 'Wait', purpose: 'Until a time, a duration or a signal', family: 'logic' },
  parallel: { title: 'Parallel', purpose: 'Several branches at the same time', family: 'logic' },
  join: { title: 'Join', purpose: 'Waits for all parallel branches', family: 'logic' },
  each: {
    title: 'For each',
    purpose: 'Calls a flow for every element of a list',
    family: 'logic',
  },
  subflow: { title: 'Sub-flow', purpose: 'Calls another published flow', family: 'logic' },
  end: { title: 'End', purpose: 'Outcome and output of the run', family: 'end' },
};
