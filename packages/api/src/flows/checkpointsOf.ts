import type { CheckpointPolicy, FlowNode } from '@countersign/model';

/** The checkpoints that the gates among these nodes own; of two gates that name one checkpoint, the first one's policy counts. */
export function checkpointsOf(
  nodes: readonly FlowNode[],
): readonly { key: string; title: string; policy: CheckpointPolicy }[] {
  const gates = nodes.filter((node) => node.kind === 'gate');
  const owned = gates.map(({ id, title, config }) => ({
    key: config.checkpoint ?? id,
    title,
    policy: config.policy,
  }));
  return owned.filter(({ key }, index) => owned.findIndex((other) => other.key === key) === index);
}
