import type { WorkspaceId } from '@countersign/model';
import type { Sql, TransactionSql } from 'postgres';

/**
 * Runs one transaction that can see one workspace. The setting is sent ahead of the first statement without waiting
 * for an answer, and ends with the transaction, so a pooled connection never carries it on. `mode` is what
 * follows `begin`.
 */
export async function inWorkspace<TResult>(
  app: Sql,
  workspaceId: WorkspaceId,
  work: (tx: TransactionSql) => Promise<TResult>,
  mode = '',
): Promise<TResult> {
  const answer = await app.begin(mode, async (tx) => {
    const setting = tx`select set_config('app.workspace', ${workspaceId}, true)`.execute();
    const [, result] = await Promise.all([setting, work(tx)]);
    return { result };
  });
  return answer.result;
}
