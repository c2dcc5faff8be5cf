import { isAboutTrust, type Turn } from '@countersign/runtime';
import type { TurnName } from '../events/findCommitted.ts';

/** Effects that a turn is about; also of another run, which a called one is about. */
export function effectNames({ runId, cause, nudges, cancelledEffects, parkedEffects }: Turn) {
  const taken = [...cancelledEffects, ...parkedEffects.map(({ key }) => key)];
  const others = [
    ...taken.map((key) => ({ run_id: runId, key })),
    ...(nudges ? [{ run_id: nudges.runId, key: nudges.key }] : []),
  ];
  switch (cause.type) {
    case 'result':
    case 'retry':
    case 'await':
    case 'park':
    case 'resolve':
      return [{ run_id: runId, key: cause.key }, ...others];
    case 'start':
      return cause.run.parent ? [{ run_id: cause.run.parent.runId, key: cause.run.parent.key }] : [];
    default:
      return others;
  }
}

export function signalNames({ runId, cause }: Turn) {
  return cause.type === 'signal' && cause.once ? [{ run_id: runId, key: cause.once.idempotencyKey }] : [];
}

export function timerNames({ runId, cause }: Turn) {
  return cause.type === 'timer' ? [{ run_id: runId, id: cause.id }] : [];
}

export function reviewNames({ workspaceId, runId, cause }: Turn) {
  return cause.type === 'verdict' ? [{ workspace_id: workspaceId, run_id: runId, id: cause.reviewId }] : [];
}

/** What somebody does, as against what goes on by itself. */
const AUDITED: ReadonlySet<Turn['cause']['type']> = new Set(['verdict', 'cancel', 'resolve', 'migrate']);

export function auditedWorkspaces({ workspaceId, cause, ledger }: Turn) {
  return AUDITED.has(cause.type) || ledger.some(isAboutTrust) ? [workspaceId] : [];
}

/** What a turn is known by once it is committed, and the review that tells when. */
export const turnName = ({ id, runId, cause }: Turn): TurnName => ({
  ...{ id, run_id: runId },
  review_id: cause.type === 'verdict' ? cause.reviewId : null,
});
