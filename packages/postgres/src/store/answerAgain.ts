import { type CommittedTurn, isLeasedAtCommit, type Lease, type Turn } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { retakeEffects } from '../effects/retakeEffects.ts';
import type { FoundTurn } from '../events/findCommitted.ts';

/** Answers committed turns as their commit would have: with the effects that nobody else has claimed since. */
export async function answerAgain(
  worker: Sql,
  {
    turns,
    committed,
    lease,
  }: Readonly<{ turns: readonly Turn[]; committed: readonly FoundTurn[]; lease: Lease | null }>,
): Promise<readonly (CommittedTurn | null)[]> {
  const times = new Map(committed.map(({ id, at }) => [id, at.toISOString()]));
  const effects = turns.filter(({ id }) => times.has(id)).flatMap(leasedEffects);
  const names = effects.map(({ runId, key }) => ({ run_id: runId, key }));
  const retaken = (await retakeEffects(worker, names, lease)) ?? [];
  const held = new Set(lease === null ? [] : retaken.map(({ runId, key }) => `${runId}:${key}`));
  return turns.map((turn) => {
    const at = times.get(turn.id);
    if (at === undefined) return null;
    const leased = leasedEffects(turn).filter(({ runId, key }) => held.has(`${runId}:${key}`));
    return { type: 'committed', revision: turn.expectedRevision + 1, at, leased };
  });
}

/** The new effects of a turn as a commit with a lease answers them: it writes token 1 and counts one claim. */
export const leasedEffects = ({ effects, runId, workspaceId }: Turn) =>
  effects
    .filter(isLeasedAtCommit)
    .map((effect) => ({ ...effect, runId, workspaceId, token: 1, claims: 1, attempts: 0 }));
