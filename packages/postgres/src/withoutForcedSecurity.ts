import type { TransactionSql } from 'postgres';

/**
 * Does something with whole tables as their owner, from whom row-level security hides every row while it is forced; whoever
 * it does not bind goes on as before. Afterwards it is forced on every table that has it.
 */
export async function withoutForcedSecurity<TResult>(
  tx: TransactionSql,
  work: () => Promise<TResult>,
): Promise<TResult> {
  if (await isUnbound(tx)) return work();
  await forceSecurity(tx, false);
  const result = await work();
  await forceSecurity(tx, true);
  return result;
}

async function isUnbound(tx: TransactionSql): Promise<boolean> {
  const [role] = await tx<{ unbound: boolean }[]>`
    select rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user`;
  return role?.unbound ?? false;
}

async function forceSecurity(tx: TransactionSql, isForced: boolean): Promise<void> {
  const secured = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity <> ${isForced}
    order by relname`;
  for (const { name } of secured) {
    await tx.unsafe(`alter table "${name}" ${isForced ? '' : 'no '}force row level security`);
  }
}
