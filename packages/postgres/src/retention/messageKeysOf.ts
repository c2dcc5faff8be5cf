import type { RunEvent, RunId } from '@countersign/model';

/** The idempotency keys of all effects a run may have had: messages in the mailbox are named by them. */
export function messageKeysOf(runId: RunId, events: readonly RunEvent[]): readonly string[] {
  const steps = events.flatMap(({ node, visit }) => (node === undefined ? [] : [`${node}/${visit ?? 1}`]));
  return [...new Set(steps)].flatMap((step) => [`${runId}/${step}`, `${runId}/undo:${step}`]);
}
