import type { RouterOutput, useTrpcClient } from '../../../api/trpc.ts';

type Client = ReturnType<typeof useTrpcClient>;
type Migrated = RouterOutput['flows']['migrate'];
type Asked = Parameters<Client['flows']['migrate']['mutate']>[0];

/** Asks page by page what becomes, or would become, of every run on the old version. */
export async function migrateAll(client: Client, asked: Asked): Promise<Migrated> {
  const items = new Map<string, Migrated['items'][number]>();
  let cursor: string | undefined;
  do {
    const page = await client.flows.migrate.mutate({ ...asked, cursor });
    for (const item of page.items) items.set(item.runId, item);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const all = [...items.values()];
  const refused = all.filter(({ problem }) => problem !== null).length;
  return { items: all, moved: all.length - refused, refused, more: false, nextCursor: null };
}
